package org.vestibule.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Counts wrong tokens: after ten of them within a minute nobody is heard until it is over. */
final class WrongTries {
  static final int MAX = 10;
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private final Clock clock;
  private Instant end = Instant.MIN;
  private int wrong;

  WrongTries(Clock clock) {
    this.clock = clock;
  }

  /** Seconds until a token is looked at again; 0 when it is now. */
  synchronized long pause() {
    Instant now = clock.instant();
    return wrong < MAX || !now.isBefore(end) ? 0 : Duration.between(now, end).toSeconds() + 1;
  }

  /** Counts one. */
  synchronized void count() {
    Instant now = clock.instant();
    if (!now.isBefore(end)) {
      end = now.plus(WINDOW);
      wrong = 0;
    }
    wrong++;
  }
}
