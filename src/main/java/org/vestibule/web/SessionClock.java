package org.vestibule.web;

import java.time.Clock;
import java.time.Duration;
import org.vestibule.signin.SignedIn;

/**
 * How long the visitor's session lives, for the question before it ends.
 *
 * @param idle seconds without a request after which it ends
 * @param left seconds after which it ends in any case
 */
public record SessionClock(long idle, long left) {
  /** The session of a user who is signed in. */
  static SessionClock of(SignedIn signedIn, Limits limits, Clock clock) {
    Duration left = Duration.between(clock.instant(), signedIn.since().plus(limits.maxAge()));
    return new SessionClock(limits.idle().toSeconds(), Math.max(0, left.toSeconds()));
  }

  /** What the configuration says of every session. */
  record Limits(Duration idle, Duration maxAge) {}
}
