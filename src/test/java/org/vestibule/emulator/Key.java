package org.vestibule.emulator;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A key pair and the identifier Entra gives it: the SHA-1 thumbprint.
 *
 * @see "RFC 7518, section 6"
 */
record Key(String id, KeyPair pair) {
  /** Makes an RSA key of 2,048 bits, or a key on the curve P-256. */
  static Key generate(String type) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(type);
      generator.initialize(type.equals("EC") ? 256 : 2048);
      KeyPair pair = generator.generateKeyPair();
      byte[] print = MessageDigest.getInstance("SHA-1").digest(pair.getPublic().getEncoded());
      return new Key(encode(print), pair);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The public half for a key set. */
  Map<String, Object> jwk(boolean named) {
    Map<String, Object> jwk = new LinkedHashMap<>();
    jwk.put("kty", pair.getPublic().getAlgorithm());
    jwk.put("use", "sig");
    if (named) {
      jwk.put("kid", id);
      jwk.put("x5t", id);
    }
    if (pair.getPublic() instanceof ECPublicKey key) {
      jwk.put("crv", "P-256");
      jwk.put("x", unsigned(key.getW().getAffineX(), 32));
      jwk.put("y", unsigned(key.getW().getAffineY(), 32));
    } else if (pair.getPublic() instanceof RSAPublicKey key) {
      jwk.put("n", unsigned(key.getModulus(), 1));
      jwk.put("e", unsigned(key.getPublicExponent(), 1));
    }
    return jwk;
  }

  private static String unsigned(BigInteger value, int least) {
    byte[] bytes = value.toByteArray();
    int from = bytes[0] == 0 ? 1 : 0;
    byte[] magnitude = Arrays.copyOfRange(bytes, from, bytes.length);
    byte[] padded = new byte[Math.max(least, magnitude.length)];
    System.arraycopy(magnitude, 0, padded, padded.length - magnitude.length, magnitude.length);
    return encode(padded);
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
