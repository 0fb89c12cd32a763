package org.vestibule.http;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A complete answer.
 *
 * @param status the HTTP status code
 * @param headers values by lower-case name
 * @param body the text, decoded as UTF-8, at most {@link Limits#maxBodyBytes()} bytes long
 */
public record Reply(int status, Map<String, List<String>> headers, String body) {
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,40}");
  private static final int MAX_DIGITS = 6;
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

  /** The first value of a header. */
  public Optional<String> header(String name) {
    List<String> values = headers(name);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
  }

  /** Every value of a header, in the order of arrival. */
  public List<String> headers(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  /**
   * The wait that {@code Retry-After} asks for, at most a day. A date is read against the answer's
   * own {@code Date}, so that no clock of ours matters; what is negative or cannot be read is
   * absent.
   *
   * @see "RFC 9110, section 10.2.3"
   */
  public Optional<Duration> retryAfter() {
    return header("retry-after").map(String::trim).flatMap(this::wait).map(Reply::bounded);
  }

  private Optional<Duration> wait(String text) {
    if (SECONDS.matcher(text).matches()) {
      return Optional.of(
          text.length() > MAX_DIGITS ? LONGEST_WAIT : Duration.ofSeconds(Long.parseLong(text)));
    }
    Optional<Instant> sent = header("date").flatMap(HttpDate::parse);
    return HttpDate.parse(text)
        .flatMap(then -> sent.map(now -> Duration.between(now, then)))
        .filter(wait -> !wait.isNegative());
  }

  private static Duration bounded(Duration wait) {
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  @Override
  public String toString() {
    return "Reply[status=" + status + ", body=***]";
  }
}
