package org.vestibule.session;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vestibule.oauth.UpstreamFailure;

/**
 * How long the provider is left alone after it could not renew a session's tokens: as long as it
 * asks, else five seconds.
 */
final class Rests {
  private static final Duration STANDARD = Duration.ofSeconds(5);

  /** Longer than that is not waited for; the user's next click may be the answer to a repair. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private static final int MAX = 10_000;

  private record Rest(UpstreamFailure failure, Instant until) {}

  private final Map<String, Rest> rests =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Rest> eldest) {
          return size() > MAX;
        }
      };

  synchronized void rest(String session, UpstreamFailure failure, Instant now) {
    Duration asked = failure.retryAfter().orElse(STANDARD);
    Duration wait = asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
    rests.put(session, new Rest(failure, now.plus(wait)));
  }

  /** The failure that is being waited out, with the time that is left. */
  synchronized Optional<UpstreamFailure> resting(String session, Instant now) {
    Rest rest = rests.get(session);
    if (rest == null || !now.isBefore(rest.until)) {
      rests.remove(session);
      return Optional.empty();
    }
    Duration left = Duration.between(now, rest.until).plusSeconds(1);
    return Optional.of(
        new UpstreamFailure(rest.failure.kind(), rest.failure.status(), Optional.of(left)));
  }
}
