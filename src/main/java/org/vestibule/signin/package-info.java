/**
 * The use cases of signing in: begin, complete, renew, end. Pure decisions over {@code oauth};
 * knows nothing of servlets, sessions or Dataverse.
 */
@NullMarked
package org.vestibule.signin;

import org.jspecify.annotations.NullMarked;
