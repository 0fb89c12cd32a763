package org.vestibule.emulator;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON Web Tokens, the good ones and the forged ones.
 *
 * @see "RFC 7515, section 3.1"
 */
final class Jwt {
  private Jwt() {}

  /** Signs claims with RS256, or as badly as the fault asks. */
  static String sign(
      Version version, Map<String, Object> claims, SigningKeys keys, @Nullable Fault fault) {
    SigningKeys.Key key = fault == Fault.OTHER_KEY ? keys.unpublished() : keys.current();
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("typ", "JWT");
    header.put("alg", algorithm(fault));
    header.put("kid", key.id());
    if (version == Version.V1) {
      header.put("x5t", key.id());
    }
    String input = part(header) + "." + part(claims);
    return input + "." + encode(signature(input, key, fault));
  }

  /** One part: JSON in base64url. */
  static String part(Map<String, Object> members) {
    return encode(Json.write(members).getBytes(StandardCharsets.UTF_8));
  }

  private static String algorithm(@Nullable Fault fault) {
    if (fault == Fault.ALG_NONE) {
      return "none";
    }
    return fault == Fault.HS256_WITH_PUBLIC_KEY ? "HS256" : "RS256";
  }

  private static byte[] signature(String input, SigningKeys.Key key, @Nullable Fault fault) {
    byte[] bytes = input.getBytes(StandardCharsets.US_ASCII);
    try {
      if (fault == Fault.ALG_NONE) {
        return new byte[0];
      }
      if (fault == Fault.HS256_WITH_PUBLIC_KEY) {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key.pair().getPublic().getEncoded(), "HmacSHA256"));
        return mac.doFinal(bytes);
      }
      Signature signer = Signature.getInstance("SHA256withRSA");
      signer.initSign(key.pair().getPrivate());
      signer.update(bytes);
      byte[] signature = signer.sign();
      if (fault == Fault.WRONG_SIGNATURE) {
        signature[100] ^= 1;
      }
      return signature;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
