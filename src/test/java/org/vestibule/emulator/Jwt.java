package org.vestibule.emulator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;

/**
 * Writes JSON Web Tokens.
 *
 * @see "RFC 7515, section 3.1"
 */
final class Jwt {
  private Jwt() {}

  /** Signs claims; the algorithm {@code none} leaves the signature empty. */
  static String sign(
      Map<String, Object> header, Map<String, Object> claims, String algorithm, Key key) {
    return sign(part(header) + "." + part(claims), algorithm, key);
  }

  /** Adds the signature to encoded header and claims. */
  static String sign(String input, String algorithm, Key key) {
    byte[] bytes = input.getBytes(StandardCharsets.US_ASCII);
    byte[] signature =
        algorithm.equals("none")
            ? new byte[0]
            : Signatures.sign(algorithm, key.pair().getPrivate(), bytes);
    return input + "." + encode(signature);
  }

  /** One part: JSON in base64url. */
  static String part(Map<String, Object> members) {
    return encode(Json.write(members));
  }

  static String encode(String text) {
    return encode(text.getBytes(StandardCharsets.UTF_8));
  }

  static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
