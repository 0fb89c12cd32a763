/**
 * The values and rules of OAuth 2.0 and OpenID Connect, and Entra's own ways with them. Sends
 * through {@code http}; knows nothing of sessions, servlets or Dataverse.
 */
@NullMarked
package org.vestibule.oauth;

import org.jspecify.annotations.NullMarked;
