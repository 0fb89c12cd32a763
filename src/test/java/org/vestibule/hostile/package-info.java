/**
 * Input that wants to do harm, and what judges its effect. It knows how browsers and signers work,
 * nothing of how the application reads.
 */
@NullMarked
package org.vestibule.hostile;

import org.jspecify.annotations.NullMarked;
