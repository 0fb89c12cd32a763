package org.vestibule.http;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A complete answer.
 *
 * @param status the HTTP status code
 * @param headers values by lower-case name
 * @param body the text, decoded as UTF-8, at most {@link Limits#maxBodyBytes()} bytes long
 */
public record Reply(int status, Map<String, List<String>> headers, String body) {
  /** The first value of a header. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /** Every value of a header, in the order of arrival. */
  public List<String> headers(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  /**
   * The {@code Retry-After} in seconds; a date, a negative or an unreadable value reads as absent.
   *
   * @see "RFC 9110, section 10.2.3"
   */
  public Optional<Duration> retryAfter() {
    return header("retry-after")
        .map(String::trim)
        .filter(text -> text.matches("\\d{1,6}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)));
  }

  @Override
  public String toString() {
    return "Reply[status=" + status + ", body=***]";
  }
}
