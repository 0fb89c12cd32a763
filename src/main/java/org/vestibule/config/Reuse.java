package org.vestibule.config;

import java.time.Duration;

/**
 * How long answers of Dataverse are shown again to the session that asked for them.
 *
 * @param whoAmI who the user is; zero: each page asks
 * @param profile his name, roles and teams; zero: each page asks
 */
public record Reuse(Duration whoAmI, Duration profile) {}
