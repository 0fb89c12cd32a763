package org.vestibule.oauth;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Entra's own names for an answer, by which its administrators and its support find it. For display
 * only; each is checked by its pattern, so none can break a line or page.
 *
 * @param trace a GUID
 * @param correlation a GUID
 * @param timestamp the time by Entra's clock, {@code 2016-01-09 02:02:12Z}
 * @see "Microsoft Entra authentication and authorization error codes"
 */
public record ProviderIds(
    Optional<String> trace, Optional<String> correlation, Optional<String> timestamp) {
  /** An answer without names. */
  public static final ProviderIds NONE =
      new ProviderIds(Optional.empty(), Optional.empty(), Optional.empty());

  private static final String GUID = "[0-9a-fA-F-]{36}";
  private static final String TIME =
      "\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d(?:\\.\\d{1,7})?Z";
  private static final Pattern IS_GUID = Pattern.compile(GUID);
  private static final Pattern IS_TIME = Pattern.compile(TIME);
  private static final Pattern TRACE = line("(?:Trace|Request) ID", GUID);
  private static final Pattern CORRELATION = line("Correlation ID", GUID);
  private static final Pattern TIMESTAMP = line("Timestamp", TIME);

  /** Reads the lines that Entra puts under the sentence of a description, or shows on its pages. */
  public static ProviderIds in(String text) {
    return new ProviderIds(first(TRACE, text), first(CORRELATION, text), first(TIMESTAMP, text));
  }

  /** Takes the members of an error document; what is missing there may stand in the description. */
  static ProviderIds of(
      @Nullable String trace,
      @Nullable String correlation,
      @Nullable String timestamp,
      @Nullable String description) {
    ProviderIds lines = in(description == null ? "" : description);
    return new ProviderIds(
        checked(trace, IS_GUID).or(lines::trace),
        checked(correlation, IS_GUID).or(lines::correlation),
        checked(timestamp, IS_TIME).or(lines::timestamp));
  }

  private static Optional<String> checked(@Nullable String value, Pattern rule) {
    return Optional.ofNullable(value).filter(it -> rule.matcher(it).matches());
  }

  private static Pattern line(String name, String value) {
    return Pattern.compile(name + ":\\s{0,4}(" + value + ")", Pattern.CASE_INSENSITIVE);
  }

  private static Optional<String> first(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
