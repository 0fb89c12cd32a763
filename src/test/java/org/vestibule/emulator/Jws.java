package org.vestibule.emulator;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A signed token somebody sent, taken apart and not yet believed.
 *
 * @param input what the signature covers
 * @see "RFC 7515, section 3.1"
 */
record Jws(
    Map<String, @Nullable Object> header,
    Map<String, @Nullable Object> claims,
    String input,
    String signature) {

  /** Reads a token; throws IllegalArgumentException when it is none. */
  static Jws parse(String token) {
    String[] parts = token.split("\\.", -1);
    if (parts.length != 3) {
      throw new IllegalArgumentException("not three parts");
    }
    return new Jws(part(parts[0]), part(parts[1]), parts[0] + "." + parts[1], parts[2]);
  }

  boolean signedBy(String algorithm, java.security.PublicKey key) {
    byte[] sent = Base64.getUrlDecoder().decode(signature);
    return Signatures.verify(algorithm, key, input.getBytes(StandardCharsets.US_ASCII), sent);
  }

  /** A header parameter's text, empty when it is absent or no text. */
  String head(String name) {
    return header.get(name) instanceof String text ? text : "";
  }

  /** A claim's text, empty when it is absent or no text. */
  String text(String name) {
    return claims.get(name) instanceof String text ? text : "";
  }

  /** A claim's seconds since 1970, or what stands for its absence. */
  long seconds(String name, long absent) {
    Object value = claims.get(name);
    if (value == null) {
      return absent;
    }
    if (value instanceof Number number) {
      return number.longValue();
    }
    throw new IllegalArgumentException(name + " is no number");
  }

  /** The audience, which may be one text or a list of one. */
  String audience() {
    Object aud = claims.get("aud");
    Object one = aud instanceof List<?> list && list.size() == 1 ? list.get(0) : aud;
    return one instanceof String text ? text : "";
  }

  private static Map<String, @Nullable Object> part(String encoded) {
    byte[] bytes = Base64.getUrlDecoder().decode(encoded);
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (!Arrays.equals(bytes, text.getBytes(StandardCharsets.UTF_8))) {
      throw new IllegalArgumentException("not UTF-8");
    }
    return JsonReader.object(text);
  }
}
