package org.vestibule.oauth;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of one authorization response.
 *
 * @param values what came, by name
 * @see "RFC 6749, section 3.1": a parameter must not come twice, an empty one reads as absent
 */
public record CallbackParameters(Map<String, String[]> values) {
  private static final List<String> KNOWN =
      List.of(
          "state", "error", "error_subcode", "error_description", "code", "iss", "session_state");

  /** The value of a parameter that came once and is not empty. */
  public Optional<String> single(String name) {
    String[] found = values.get(name);
    return found != null && found.length == 1 && !found[0].isEmpty()
        ? Optional.of(found[0])
        : Optional.empty();
  }

  /** Whether a parameter that has a meaning came more than once. */
  public boolean doubled() {
    return KNOWN.stream().map(values::get).anyMatch(found -> found != null && found.length > 1);
  }

  @Override
  public String toString() {
    return "CallbackParameters" + values.keySet();
  }
}
