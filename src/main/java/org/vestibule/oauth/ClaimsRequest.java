package org.vestibule.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vestibule.http.Json;

/**
 * The {@code claims} parameter for Entra: this client understands claims challenges ({@code cp1}),
 * and what a challenge demands.
 *
 * @see "Claims challenges, claims requests, and client capabilities"
 */
public final class ClaimsRequest {
  private static final Map<String, Object> CAPABILITIES = Map.of("values", List.of("cp1"));

  /** The value of nearly every sign-in. */
  private static final Optional<String> UNCHALLENGED =
      Optional.of("{\"access_token\":{\"xms_cc\":{\"values\":[\"cp1\"]}}}");

  /** Real ones have some hundred characters; the value travels in an address. */
  private static final int MAX_LENGTH = 4096;

  private final Json json;
  private final boolean entra;

  /** For other providers than Entra there is no {@code claims} parameter at all. */
  public ClaimsRequest(Json json, boolean entra) {
    this.json = json;
    this.entra = entra;
  }

  /**
   * The parameter's value.
   *
   * @param challenge what is demanded beyond the capabilities, JSON
   */
  public Optional<String> value(Optional<String> challenge) {
    if (!entra) {
      return Optional.empty();
    }
    if (challenge.isEmpty()) {
      return UNCHALLENGED;
    }
    var claims = new LinkedHashMap<String, Object>();
    challenge
        .flatMap(this::object)
        .ifPresent(demanded -> demanded.forEach((k, v) -> claims.put(String.valueOf(k), v)));
    var accessToken = new LinkedHashMap<String, Object>();
    if (claims.get("access_token") instanceof Map<?, ?> demanded) {
      demanded.forEach((name, value) -> accessToken.put(String.valueOf(name), value));
    }
    accessToken.put("xms_cc", CAPABILITIES);
    claims.put("access_token", accessToken);
    return Optional.of(json.write(claims));
  }

  /**
   * Reads what a {@code WWW-Authenticate} challenge demands: base64 of a JSON object that asks
   * something of the access token. Anything else reads as absent.
   */
  public Optional<String> fromHeader(String base64) {
    try {
      // Both alphabets have been seen.
      byte[] text = Base64.getDecoder().decode(base64.replace('-', '+').replace('_', '/'));
      return fromJson(new String(text, UTF_8));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Reads what the token endpoint's {@code claims} member demands, by the same rules. */
  public Optional<String> fromJson(String text) {
    return entra && text.length() <= MAX_LENGTH
        ? object(text)
            .filter(claims -> claims.get("access_token") instanceof Map)
            .map(claims -> text)
        : Optional.empty();
  }

  private Optional<Map<?, ?>> object(String text) {
    return json.read(text, Map.class).map(map -> (Map<?, ?>) map);
  }
}
