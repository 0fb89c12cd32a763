package org.vestibule.session;

import java.time.Instant;

/**
 * A session as its user sees it.
 *
 * @param id names it among the user's sessions and opens nothing
 * @param since when its sign-in was completed
 * @param lastUsed when a request came, a minute more or less
 */
public record ListedSession(String id, Device device, Instant since, Instant lastUsed) {}
