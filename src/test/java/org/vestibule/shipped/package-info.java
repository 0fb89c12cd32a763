/**
 * The files of {@code server-config}, used as an administrator uses them. Knows the JDK, the
 * emulator and its settings; the product as a WAR only.
 */
@NullMarked
package org.vestibule.shipped;

import org.jspecify.annotations.NullMarked;
