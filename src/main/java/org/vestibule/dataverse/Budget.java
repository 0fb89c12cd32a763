package org.vestibule.dataverse;

import java.time.Duration;
import java.util.Optional;

/**
 * What is left for the user on the web server that answered, within five minutes.
 *
 * @param requests calls
 * @param time combined execution time
 * @see "Service protection API limits" (Dataverse)
 */
public record Budget(Optional<Long> requests, Optional<Duration> time) {}
