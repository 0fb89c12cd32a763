package org.vestibule.oauth;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A {@code WWW-Authenticate: Bearer} challenge. Dataverse sends its parameters without quotes,
 * Entra's claims challenge has them quoted; both are read.
 *
 * @param parameters values by lower-case name; of a name that comes twice the first one
 * @see "RFC 9110, section 11.6.1" and "RFC 6750, section 3"
 */
public record BearerChallenge(Map<String, String> parameters) {
  private static final Pattern PARAMETER =
      Pattern.compile("([A-Za-z_]{1,40})\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^\\s,\"]*+))");

  private static final int MAX_LENGTH = 16_384;

  /**
   * The Bearer challenge that demands claims, else the first one among the values of the header.
   */
  public static Optional<BearerChallenge> parse(List<String> headers) {
    List<BearerChallenge> challenges =
        headers.stream()
            .filter(header -> header.length() <= MAX_LENGTH)
            .filter(header -> header.regionMatches(true, 0, "Bearer ", 0, 7))
            .map(header -> new BearerChallenge(parameters(header.substring(7))))
            .toList();
    return challenges.stream()
        .filter(challenge -> challenge.parameter("claims").isPresent())
        .findFirst()
        .or(() -> challenges.stream().findFirst());
  }

  private static Map<String, String> parameters(String text) {
    var found = new HashMap<String, String>();
    for (Matcher matcher = PARAMETER.matcher(text); matcher.find(); ) {
      String quoted = matcher.group(2);
      String value = quoted != null ? quoted.replaceAll("\\\\(.)", "$1") : matcher.group(3);
      found.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), value);
    }
    return Map.copyOf(found);
  }

  /** A parameter's value, when it is there and not empty. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
  }
}
