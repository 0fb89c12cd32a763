/**
 * Journeys: the WAR as it is shipped, on a server as it is shipped, against the emulator. Payara
 * Micro and Tomcat run the same classes. Knows the emulator and the addresses of the application;
 * only the tests inside the server know classes of the product.
 */
@NullMarked
package org.vestibule.journey;

import org.jspecify.annotations.NullMarked;
