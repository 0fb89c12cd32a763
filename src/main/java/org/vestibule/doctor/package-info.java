/**
 * Explains failures: what happened, who can act, what to do. Knows codes and texts; knows nothing
 * of servlets.
 */
@NullMarked
package org.vestibule.doctor;

import org.jspecify.annotations.NullMarked;
