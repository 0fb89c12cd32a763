package org.vestibule.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.vestibule.http.Json;
import org.vestibule.http.Secret;

/**
 * What the session's own ID token says, for its user to read. The token was verified when it came;
 * nothing is decided by these values, so a claim of another type reads as absent.
 *
 * @param issuer {@code iss}
 * @param audience {@code aud}
 * @param tenant {@code tid}
 * @param objectId {@code oid}
 * @param subject {@code sub}
 * @param name display name
 * @param account sign-in name
 * @param issuedAt {@code iat}
 * @param expiresAt {@code exp}
 * @param authenticatedAt {@code auth_time}
 * @param methods {@code amr}
 * @param context {@code acr}
 * @param kind {@code acct}: 0 for a member of the tenant, 1 for a guest
 * @param identityProvider {@code idp}: who authenticated a guest
 * @param session {@code sid}
 * @param version {@code ver}
 * @see "ID token claims reference" (Microsoft identity platform)
 * @see "OpenID Connect Core 1.0, section 2"
 */
public record TokenFacts(
    Optional<String> issuer,
    List<String> audience,
    Optional<String> tenant,
    Optional<String> objectId,
    Optional<String> subject,
    Optional<String> name,
    Optional<String> account,
    Optional<Instant> issuedAt,
    Optional<Instant> expiresAt,
    Optional<Instant> authenticatedAt,
    List<String> methods,
    Optional<String> context,
    Optional<Integer> kind,
    Optional<String> identityProvider,
    Optional<String> session,
    Optional<String> version) {
  /** The end of the year 9999, in seconds: calendars need not reckon further. */
  private static final long LAST = 253_402_300_799L;

  /** Nothing is known. */
  public static final TokenFacts NONE = of(JsonValue.EMPTY_JSON_OBJECT);

  /**
   * Reads a token that was verified before; absent when it cannot be read.
   *
   * @see "RFC 7515, section 3.1": the second of three parts
   */
  public static Optional<TokenFacts> read(Secret idToken, Json json) {
    String token = idToken.reveal();
    int first = token.indexOf('.');
    int second = token.indexOf('.', first + 1);
    if (first < 0 || second < 0 || token.indexOf('.', second + 1) >= 0) {
      return Optional.empty();
    }
    try {
      String claims =
          new String(Base64.getUrlDecoder().decode(token.substring(first + 1, second)), UTF_8);
      return json.object(claims).map(TokenFacts::of);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static TokenFacts of(JsonObject claims) {
    return new TokenFacts(
        text(claims, "iss"),
        text(claims, "aud").map(List::of).orElseGet(() -> texts(claims, "aud")),
        text(claims, "tid"),
        text(claims, "oid"),
        text(claims, "sub"),
        text(claims, "name"),
        text(claims, "preferred_username")
            .or(() -> text(claims, "upn"))
            .or(() -> text(claims, "unique_name"))
            .or(() -> text(claims, "email")),
        instant(claims, "iat"),
        instant(claims, "exp"),
        instant(claims, "auth_time"),
        texts(claims, "amr"),
        text(claims, "acr"),
        number(claims, "acct").map(JsonNumber::intValue),
        text(claims, "idp"),
        text(claims, "sid"),
        text(claims, "ver"));
  }

  private static Optional<String> text(JsonObject claims, String name) {
    return claims.get(name) instanceof JsonString it && !it.getString().isEmpty()
        ? Optional.of(it.getString())
        : Optional.empty();
  }

  private static List<String> texts(JsonObject claims, String name) {
    return claims.get(name) instanceof JsonArray all
        ? all.stream()
            .filter(JsonString.class::isInstance)
            .map(it -> ((JsonString) it).getString())
            .toList()
        : List.of();
  }

  private static Optional<JsonNumber> number(JsonObject claims, String name) {
    return claims.get(name) instanceof JsonNumber it ? Optional.of(it) : Optional.empty();
  }

  private static Optional<Instant> instant(JsonObject claims, String name) {
    return number(claims, name)
        .map(JsonNumber::longValue)
        .filter(it -> it >= 0 && it <= LAST)
        .map(Instant::ofEpochSecond);
  }
}
