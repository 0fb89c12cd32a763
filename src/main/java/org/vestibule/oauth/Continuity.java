package org.vestibule.oauth;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Objects;
import java.util.Optional;
import org.vestibule.http.Secret;

/**
 * The claims that may not change from a first ID token to a refreshed one.
 *
 * @see "OpenID Connect Core 1.0, section 12.2"
 */
public final class Continuity {
  private final JWTClaimsSet claims;

  private Continuity(JWTClaimsSet claims) {
    this.claims = claims;
  }

  /** Reads a token that has been verified; what cannot be read has no claims. */
  public static Continuity of(Optional<Secret> verified) {
    try {
      return new Continuity(
          verified.isPresent()
              ? SignedJWT.parse(verified.get().reveal()).getJWTClaimsSet()
              : new JWTClaimsSet.Builder().build());
    } catch (ParseException e) {
      return new Continuity(new JWTClaimsSet.Builder().build());
    }
  }

  /**
   * Issuer and subject are the same; nonce and time of authentication are absent or the same; the
   * token was not issued before the first one.
   *
   * <p>The time of issue may be the same: Entra's {@code iat} tells when the user authenticated.
   */
  public boolean follows(Continuity first) {
    return same("iss", first)
        && same("sub", first)
        && (absent("nonce") || same("nonce", first))
        && (absent("auth_time") || first.absent("auth_time") || same("auth_time", first))
        && !issuedBefore(first);
  }

  private boolean issuedBefore(Continuity first) {
    return issued().flatMap(now -> first.issued().map(then -> now.isBefore(then))).orElse(false);
  }

  private Optional<Instant> issued() {
    return Optional.ofNullable(claims.getIssueTime()).map(Date::toInstant);
  }

  private boolean same(String name, Continuity other) {
    return Objects.equals(claims.getClaim(name), other.claims.getClaim(name));
  }

  private boolean absent(String name) {
    return claims.getClaim(name) == null;
  }
}
