/**
 * The command {@code mvn -Prun}: the WAR on a server of its own process, the emulator beside it.
 * Knows the emulator and the JDK, nothing of the product and no library.
 */
@NullMarked
package org.vestibule.run;

import org.jspecify.annotations.NullMarked;
