/**
 * HTTP in, one call of a use case, HTTP out; and the composition root. Alone knows servlets and the
 * configuration.
 */
@NullMarked
package org.vestibule.web;

import org.jspecify.annotations.NullMarked;
