package org.vestibule.doctor;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A failure as its reader meets it.
 *
 * @param code the stable code of {@code docs/errors.md}
 * @param status the HTTP status that the browser gets
 * @param facts values for the explanation and for support: {@code error}, {@code providerCode},
 *     {@code trace}, {@code correlation}, {@code timestamp}, {@code dataverseCode}, {@code
 *     requestId}, {@code clientRequestId}, {@code status}, {@code seconds}, {@code environment};
 *     never a secret
 * @param next where the user wanted to go
 * @param again what can be done from the page
 * @param retryAfter how long the other side asks to wait
 */
public record Problem(
    String code,
    int status,
    Map<String, String> facts,
    Optional<String> next,
    Again again,
    Optional<Duration> retryAfter) {
  /** What the page's button does. */
  public enum Again {
    /** Begins a new sign-in that leads to {@link #next}. */
    SIGN_IN,
    /** Opens {@link #next} once more. */
    RETRY,
    /** Leads to the first page. */
    HOME
  }

  /** The same, with a value for its explanation. */
  public Problem with(String fact, String value) {
    var more = new HashMap<>(facts);
    more.put(fact, value);
    return new Problem(code, status, more, next, again, retryAfter);
  }

  /** A problem of the application's own, which leads to the first page. */
  public static Problem of(String code, int status) {
    return new Problem(code, status, Map.of(), Optional.empty(), Again.HOME, Optional.empty());
  }
}
