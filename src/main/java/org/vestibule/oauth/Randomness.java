package org.vestibule.oauth;

import java.security.SecureRandom;
import java.util.Base64;

/** Where unguessable values come from; a test passes a lambda. */
@FunctionalInterface
public interface Randomness {
  /**
   * A fresh value of 256 bits, 43 characters of base64url: good as state, nonce and PKCE verifier.
   *
   * @see "RFC 6749, section 10.10" and "RFC 7636, section 7.1"
   */
  String next();

  /** The platform's cryptographic source, seeded once. */
  static Randomness secure() {
    var random = new SecureRandom();
    return () -> {
      var bytes = new byte[32];
      random.nextBytes(bytes);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    };
  }
}
