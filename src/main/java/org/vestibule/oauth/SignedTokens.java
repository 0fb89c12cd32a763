package org.vestibule.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Base64;
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
      JWTClaimsSet.parse(payload(jwt));
    } catch (ParseException e) {
      throw new IllegalStateException("the sample is well-formed", e);
    }
  }

  private static Checked claims(SignedJWT jwt, KeySet.Key key) {
    try {
      if (!jwt.verify(key.verifier())) {
        return Checked.not(Reason.ID_TOKEN_SIGNATURE);
      }
      Map<String, Object> payload = payload(jwt);
      // The claims' reader would make a text of a number: RFC 7519, section 4.1.2.
      if (!(payload.getOrDefault("sub", "") instanceof String)) {
        return Checked.not(Reason.ID_TOKEN_SUBJECT);
      }
      JOSEObjectType type = jwt.getHeader().getType();
      return new Checked(
          Optional.of(JWTClaimsSet.parse(payload)),
          Optional.of(key),
          type == null ? "" : type.getType().toLowerCase(Locale.ROOT),
          Reason.ID_TOKEN_MALFORMED);
    } catch (JOSEException e) {
      return Checked.not(Reason.ID_TOKEN_SIGNATURE);
    } catch (ParseException e) {
      return Checked.not(Reason.ID_TOKEN_MALFORMED);
    }
  }

  /** The members; the library would decode and parse them for each who asks, in constant time. */
  private static Map<String, Object> payload(SignedJWT jwt) throws ParseException {
    try {
      byte[] decoded = Base64.getUrlDecoder().decode(jwt.getPayload().toBase64URL().toString());
      String text = new String(decoded, UTF_8);
      if (Json.tooDeep(text)) {
        throw new ParseException("nested too deeply", 0);
      }
      return JSONObjectUtils.parse(text);
    } catch (IllegalArgumentException e) {
      throw new ParseException("not base64url", 0);
    }
  }

  /** A JWT of the algorithm {@code none}, which the parser of signed ones refuses to read. */
  private static boolean unsigned(String text) {
    return text.endsWith(".") && text.chars().filter(c -> c == '.').count() == 2;
  }
}
