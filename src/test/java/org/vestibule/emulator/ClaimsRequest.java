package org.vestibule.emulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code claims} parameter asks the access token to carry.
 *
 * @see "Claims challenges, claims requests and client capabilities, 2026"
 */
record ClaimsRequest(Map<String, @Nullable Object> accessToken) {
  static final ClaimsRequest NONE = new ClaimsRequest(Map.of());

  private static final String CAPABILITIES = "xms_cc";

  /** Reads the parameter; what is no JSON object is refused. */
  static ClaimsRequest read(@Nullable String claims) {
    if (claims == null) {
      return NONE;
    }
    try {
      Object member = JsonReader.object(claims).get("access_token");
      Map<String, @Nullable Object> asked = new LinkedHashMap<>();
      if (member instanceof Map<?, ?> map) {
        map.forEach((name, value) -> asked.put(String.valueOf(name), value));
      }
      return new ClaimsRequest(asked);
    } catch (IllegalArgumentException noJson) {
      throw Aadsts.CLAIMS.refusal();
    }
  }

  /** Whether the client says it can handle claims challenges. */
  boolean capable() {
    return accessToken.get(CAPABILITIES) instanceof Map<?, ?> asked
        && asked.get("values") instanceof List<?> values
        && values.stream().anyMatch(v -> "cp1".equalsIgnoreCase(String.valueOf(v)));
  }

  /** Whether everything the other one asks for is asked for here, with the same values. */
  boolean covers(ClaimsRequest challenge) {
    return challenge.accessToken.entrySet().stream()
        .allMatch(e -> Objects.equals(e.getValue(), accessToken.get(e.getKey())));
  }

  /** Both together. */
  ClaimsRequest and(ClaimsRequest later) {
    Map<String, @Nullable Object> both = new LinkedHashMap<>(accessToken);
    both.putAll(later.accessToken);
    return new ClaimsRequest(both);
  }

  /** The same without the capability, which every request has to announce again. */
  ClaimsRequest kept() {
    Map<String, @Nullable Object> rest = new LinkedHashMap<>(accessToken);
    rest.remove(CAPABILITIES);
    return new ClaimsRequest(rest);
  }
}
