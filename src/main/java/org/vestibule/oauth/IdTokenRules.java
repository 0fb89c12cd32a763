package org.vestibule.oauth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vestibule.http.Secret;

/**
 * The rules for the claims of an ID token whose signature is verified.
 *
 * @see "OpenID Connect Core 1.0, section 3.1.3.7"
 */
final class IdTokenRules {
  /** How far the provider's clock and this one may differ. */
  static final Duration CLOCK_SKEW = Duration.ofSeconds(60);

  /** A token from the token endpoint is new; Entra dates it five minutes back. */
  private static final Duration MAX_AGE = Duration.ofHours(24);

  private final Provider.Known known;
  private final String clientId;
  private final Instant now;

  IdTokenRules(Provider.Known known, String clientId, Instant now) {
    this.known = known;
    this.clientId = clientId;
    this.now = now;
  }

  /** The first rule that the claims break, by the numbers of the specification. */
  Optional<Reason> problem(JWTClaimsSet claims, Optional<String> nonce) {
    // 1: no encryption was negotiated, and an encrypted token does not parse as a signed one.
    Optional<String> tid = text(claims, "tid");
    Optional<Reason> issuer = // 2
        known.authority().problem(known.metadata().issuer(), text(claims, "iss").orElse(""), tid);
    if (issuer.isPresent()) {
      return issuer;
    }
    if (!List.of(clientId).equals(claims.getAudience())) { // 3: no stranger beside this client
      return Optional.of(Reason.ID_TOKEN_AUDIENCE);
    }
    if (claims.getClaim("azp") != null // 4, 5
        && !text(claims, "azp").equals(Optional.of(clientId))) {
      return Optional.of(Reason.ID_TOKEN_AUTHORIZED_PARTY);
    }
    // 6 to 8: the signature and its algorithm were checked before, see IdTokenVerifier.
    Date expires = claims.getExpirationTime(); // 9
    if (expires == null || !now.minus(CLOCK_SKEW).isBefore(expires.toInstant())) {
      return Optional.of(Reason.ID_TOKEN_EXPIRED);
    }
    Date notBefore = claims.getNotBeforeTime();
    if (notBefore != null && now.plus(CLOCK_SKEW).isBefore(notBefore.toInstant())) {
      return Optional.of(Reason.ID_TOKEN_NOT_YET);
    }
    Date issued = claims.getIssueTime(); // 10
    if (issued == null
        || now.plus(CLOCK_SKEW).isBefore(issued.toInstant())
        || now.minus(MAX_AGE).isAfter(issued.toInstant())) {
      return Optional.of(Reason.ID_TOKEN_ISSUED_AT);
    }
    if (nonce.isPresent() && !nonce.equals(text(claims, "nonce"))) { // 11
      return Optional.of(Reason.ID_TOKEN_NONCE);
    }
    // 12, 13: neither acr nor max_age is asked for.
    if (text(claims, "sub").isEmpty()) { // section 2
      return Optional.of(Reason.ID_TOKEN_SUBJECT);
    }
    return known.authority().entra() && text(claims, "oid").isEmpty()
        ? Optional.of(Reason.ID_TOKEN_SUBJECT) // Entra's users are told apart by tid and oid
        : Optional.empty();
  }

  /** Whether the key that signed may sign for the token's issuer. */
  Optional<Reason> keyProblem(KeySet.Key signer, JWTClaimsSet claims) {
    return Authority.signsFor(signer.issuer(), text(claims, "iss").orElse(""), text(claims, "tid"))
        ? Optional.empty()
        : Optional.of(Reason.ID_TOKEN_KEY);
  }

  /**
   * The left half of the access token's SHA-256, when the provider sent it.
   *
   * @see "OpenID Connect Core 1.0, section 3.1.3.8"
   */
  static Optional<Reason> atHashProblem(JWTClaimsSet claims, AccessToken accessToken) {
    return hashed(claims, "at_hash", accessToken.value())
        ? Optional.empty()
        : Optional.of(Reason.ID_TOKEN_AT_HASH);
  }

  /**
   * The same for the code.
   *
   * @see "OpenID Connect Core 1.0, section 3.3.2.10"
   */
  static Optional<Reason> codeHashProblem(JWTClaimsSet claims, Optional<Secret> code) {
    return code.isEmpty() || hashed(claims, "c_hash", code.get())
        ? Optional.empty()
        : Optional.of(Reason.ID_TOKEN_C_HASH);
  }

  /** Whether a hash is absent or right. All accepted algorithms end in 256. */
  private static boolean hashed(JWTClaimsSet claims, String name, Secret of) {
    byte[] digest = Sha256.digest(of.reveal().getBytes(US_ASCII));
    String expected =
        Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 16));
    return claims.getClaim(name) == null || text(claims, name).equals(Optional.of(expected));
  }

  /**
   * Takes out what the application uses. v1.0 tokens have other names for the account; tenant and
   * object id mean something in Entra's tokens only.
   */
  IdToken read(JWTClaimsSet claims) {
    boolean entra = known.authority().entra();
    String account =
        Stream.of("preferred_username", "upn", "unique_name", "email")
            .flatMap(name -> text(claims, name).stream())
            .findFirst()
            .orElse("");
    String subject = claims.getSubject();
    return new IdToken(
        text(claims, "iss").orElse(""),
        subject == null ? "" : subject,
        text(claims, "tid").filter(tid -> entra),
        text(claims, "oid").filter(oid -> entra),
        text(claims, "name").orElse(account),
        account,
        text(claims, "sid"),
        text(claims, "login_hint"),
        text(claims, "nonce"));
  }

  /** A claim that is a string and not empty; another type reads as absent. */
  private static Optional<String> text(JWTClaimsSet claims, String name) {
    try {
      @Nullable String value = claims.getStringClaim(name);
      return Optional.ofNullable(value).filter(it -> !it.isEmpty());
    } catch (ParseException e) {
      return Optional.empty();
    }
  }
}
