package org.vestibule.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.vestibule.http.Json;

/**
 * Checks signatures of the provider: only its published keys count, only algorithms that it lists
 * and that are accepted here, and no extension that is not understood. A key or the address of one
 * in the header is not looked at.
 *
 * @see "RFC 8725, section 3"
 */
final class SignedTokens {
  /** A token whose signature holds, with its lower-case {@code typ}, or why it is not believed. */
  record Checked(
      Optional<JWTClaimsSet> claims, Optional<KeySet.Key> signer, String type, Reason reason) {
    private static Checked not(Reason reason) {
      return new Checked(Optional.empty(), Optional.empty(), "", reason);
    }
  }

  /** The header {@code {"alg":"RS256"}}, no claims, and three bytes for a signature. */
  private static final String UNSIGNED = "eyJhbGciOiJSUzI1NiJ9.e30.AAAA";

  private final Provider provider;

  SignedTokens(Provider provider) {
    this.provider = provider;
  }

  Checked check(String token) throws ProviderUnavailable {
    SignedJWT jwt;
    try {
      jwt = SignedJWT.parse(token);
    } catch (ParseException e) {
      return Checked.not(unsigned(token) ? Reason.ID_TOKEN_ALGORITHM : Reason.ID_TOKEN_MALFORMED);
    }
    JWSHeader header = jwt.getHeader();
    // Extensions that must be understood are not: RFC 7515, section 4.1.11.
    if (!provider.metadata().signingAlgorithms().contains(header.getAlgorithm().getName())
        || header.getCriticalParams() != null) {
      return Checked.not(Reason.ID_TOKEN_ALGORITHM);
    }
    Optional<KeySet.Key> key = provider.keys().find(header);
    if (key.isEmpty()) {
      key = provider.newerKeys().find(header);
    }
    if (key.isEmpty()) {
      return Checked.not(Reason.ID_TOKEN_KEY);
    }
    return claims(jwt, key.get());
  }

  /**
   * Loads what the first sign-in would otherwise wait for, by judging a token that nobody has
   * signed; nothing is fetched.
   */
  static void rehearse(KeySet keys) {
    try {
      SignedJWT jwt = SignedJWT.parse(UNSIGNED);
      keys.fitting(jwt.getHeader()).forEach(key -> claims(jwt, key));
      jwt.getJWTClaimsSet();
    } catch (ParseException e) {
      throw new IllegalStateException("the sample is well-formed", e);
    }
  }

  private static Checked claims(SignedJWT jwt, KeySet.Key key) {
    try {
      if (!jwt.verify(key.verifier())) {
        return Checked.not(Reason.ID_TOKEN_SIGNATURE);
      }
      if (Json.tooDeep(jwt.getPayload().toString())) {
        return Checked.not(Reason.ID_TOKEN_MALFORMED);
      }
      // The claims' reader would make a text of a number: RFC 7519, section 4.1.2.
      Map<String, Object> payload = jwt.getPayload().toJSONObject();
      if (payload == null) {
        return Checked.not(Reason.ID_TOKEN_MALFORMED);
      }
      if (!(payload.getOrDefault("sub", "") instanceof String)) {
        return Checked.not(Reason.ID_TOKEN_SUBJECT);
      }
      JOSEObjectType type = jwt.getHeader().getType();
      return new Checked(
          Optional.of(jwt.getJWTClaimsSet()),
          Optional.of(key),
          type == null ? "" : type.getType().toLowerCase(Locale.ROOT),
          Reason.ID_TOKEN_MALFORMED);
    } catch (JOSEException e) {
      return Checked.not(Reason.ID_TOKEN_SIGNATURE);
    } catch (ParseException e) {
      return Checked.not(Reason.ID_TOKEN_MALFORMED);
    }
  }

  /** A JWT of the algorithm {@code none}, which the parser of signed ones refuses to read. */
  private static boolean unsigned(String text) {
    return text.endsWith(".") && text.chars().filter(c -> c == '.').count() == 2;
  }
}
