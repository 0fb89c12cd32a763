/**
 * The journey on every server the WAR is for, each in a process of its own as its makers ship it.
 * Knows the emulator, the JDK and the visitor of the journeys.
 */
@NullMarked
package org.vestibule.servers;

import org.jspecify.annotations.NullMarked;
