package org.vestibule.web;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vestibule.oauth.CallbackParameters;
import org.vestibule.oauth.Randomness;

/**
 * Holds a posted authorization response for the moment between the provider's form and this
 * browser's next request. A cross-site POST comes without the session cookie (SameSite=Lax); the
 * redirect that answers it is followed with the cookie. So neither is the cookie weakened nor does
 * a code get into an address or a page.
 *
 * @see "OAuth 2.0 Form Post Response Mode"
 */
final class PostedCallbacks {
  private static final Duration LIFE = Duration.ofSeconds(60);

  /** Beyond it the oldest is given up; a flood costs memory of a few megabytes. */
  private static final int MAX = 1000;

  /** Longer ones cannot be an answer of ours. */
  private static final int MAX_CHARACTERS = 16_384;

  private record Held(CallbackParameters parameters, Instant until) {}

  private final Map<String, Held> held =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Held> eldest) {
          return size() > MAX;
        }
      };
  private final Clock clock;
  private final Randomness randomness;

  PostedCallbacks(Clock clock, Randomness randomness) {
    this.clock = clock;
    this.randomness = randomness;
  }

  /** Keeps the parameters and returns their ticket; absent when they are too long. */
  Optional<String> keep(Map<String, String[]> parameters) {
    long size = 0;
    for (Map.Entry<String, String[]> parameter : parameters.entrySet()) {
      for (String value : parameter.getValue()) {
        size += parameter.getKey().length() + value.length();
      }
    }
    if (size > MAX_CHARACTERS) {
      return Optional.empty();
    }
    String ticket = randomness.next();
    var kept = new Held(new CallbackParameters(Map.copyOf(parameters)), clock.instant().plus(LIFE));
    synchronized (held) {
      held.put(ticket, kept);
    }
    return Optional.of(ticket);
  }

  /** Takes the parameters of a ticket out, once and within a minute. */
  Optional<CallbackParameters> take(String ticket) {
    synchronized (held) {
      return Optional.ofNullable(held.remove(ticket))
          .filter(it -> clock.instant().isBefore(it.until()))
          .map(Held::parameters);
    }
  }

  /** Whether a request brings a ticket; one whose parameters are gone has been used already. */
  static boolean usedTicket(HttpServletRequest request) {
    return request.getParameter("ticket") != null;
  }

  /** What a callback says: posted before, or in its own query. */
  CallbackParameters parameters(HttpServletRequest request) {
    return Optional.ofNullable(request.getParameter("ticket"))
        .map(ticket -> take(ticket).orElse(new CallbackParameters(Map.of())))
        .orElseGet(() -> new CallbackParameters(request.getParameterMap()));
  }
}
