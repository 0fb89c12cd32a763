package org.vestibule.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
  /** The end of the year 9999: calendars need not reckon further. */
  private static final Instant LAST = Instant.ofEpochSecond(253_402_300_799L);

  /** The parts of a signed token, of which the second one is read: RFC 7515, section 3.1. */
  private static final int SIGNED = 3;

  /** Nothing is known. */
  public static final TokenFacts NONE = of(new JWTClaimsSet.Builder().build());

  /** Reads a token that was verified before; absent when it cannot be read. */
  public static Optional<TokenFacts> read(Secret idToken) {
    try {
      String[] parts = idToken.reveal().split("\\.", -1);
      if (parts.length != SIGNED) {
        return Optional.empty();
      }
      String claims = new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8);
      return Json.tooDeep(claims) ? Optional.empty() : Optional.of(of(JWTClaimsSet.parse(claims)));
    } catch (ParseException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static TokenFacts of(JWTClaimsSet claims) {
    return new TokenFacts(
        text(claims, "iss"),
        List.copyOf(claims.getAudience()),
        text(claims, "tid"),
        text(claims, "oid"),
        text(claims, "sub"),
        text(claims, "name"),
        text(claims, "preferred_username")
            .or(() -> text(claims, "upn"))
            .or(() -> text(claims, "unique_name"))
            .or(() -> text(claims, "email")),
        instant(claims.getIssueTime()),
        instant(claims.getExpirationTime()),
        seconds(claims, "auth_time"),
        texts(claims, "amr"),
        text(claims, "acr"),
        claims.getClaim("acct") instanceof Number it
            ? Optional.of(it.intValue())
            : Optional.empty(),
        text(claims, "idp"),
        text(claims, "sid"),
        text(claims, "ver"));
  }

  private static Optional<String> text(JWTClaimsSet claims, String name) {
    return claims.getClaim(name) instanceof String it && !it.isEmpty()
        ? Optional.of(it)
        : Optional.empty();
  }

  private static List<String> texts(JWTClaimsSet claims, String name) {
    return claims.getClaim(name) instanceof List<?> all
        ? all.stream().filter(String.class::isInstance).map(String.class::cast).toList()
        : List.of();
  }

  private static Optional<Instant> instant(@Nullable Date date) {
    return Optional.ofNullable(date).map(Date::toInstant).filter(TokenFacts::reasonable);
  }

  private static Optional<Instant> seconds(JWTClaimsSet claims, String name) {
    return claims.getClaim(name) instanceof Number it
        ? Optional.of(Instant.ofEpochMilli(clamped(it.longValue()) * 1000))
            .filter(TokenFacts::reasonable)
        : Optional.empty();
  }

  private static long clamped(long seconds) {
    return Math.max(0, Math.min(seconds, LAST.getEpochSecond() + 1));
  }

  private static boolean reasonable(Instant instant) {
    return !instant.isBefore(Instant.EPOCH) && !instant.isAfter(LAST);
  }
}
