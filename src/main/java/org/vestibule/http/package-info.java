/**
 * The one HTTP client, JSON, forms and the type that keeps secrets from being printed. Knows Jersey
 * and JSON-B so that nobody else has to; knows nothing of OAuth, Dataverse or servlets.
 */
@NullMarked
package org.vestibule.http;

import org.jspecify.annotations.NullMarked;
