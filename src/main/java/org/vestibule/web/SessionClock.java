package org.vestibule.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.vestibule.session.Established;

/**
 * How long the visitor's session lives, for the question before it ends.
 *
 * @param idle seconds without a request after which it ends
 * @param left seconds after which it ends in any case
 */
public record SessionClock(long idle, long left) {
  /** Tells the time of the session of whoever is signed in. */
  static Function<HttpServletRequest, Optional<SessionClock>> of(
      Function<HttpServletRequest, Optional<Established>> sessions,
      Duration idle,
      Duration maxAge,
      Clock clock) {
    return request ->
        sessions
            .apply(request)
            .map(it -> it.signedIn().since().plus(maxAge))
            .map(end -> Duration.between(clock.instant(), end).toSeconds())
            .map(left -> new SessionClock(idle.toSeconds(), Math.max(0, left)));
  }
}
