package org.vestibule.emulator;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The RSA keys of the directory. Two are published, the first signs; a third one is never published
 * and only serves forged tokens.
 *
 * @see "RFC 7517, section 4"
 */
final class SigningKeys {
  /** Made once in a process, since making one takes a tenth of a second and more. */
  private static final Map<Integer, Key> MADE = new ConcurrentHashMap<>();

  private static final int UNPUBLISHED = -1;

  private int first;

  /** A key pair and the identifier Entra gives it: the SHA-1 thumbprint. */
  record Key(String id, KeyPair pair) {
    static Key generate(int number) {
      try {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        byte[] print = MessageDigest.getInstance("SHA-1").digest(pair.getPublic().getEncoded());
        return new Key(Base64.getUrlEncoder().withoutPadding().encodeToString(print), pair);
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    Map<String, Object> jwk() {
      RSAPublicKey key = (RSAPublicKey) pair.getPublic();
      Map<String, Object> jwk = new LinkedHashMap<>();
      jwk.put("kty", "RSA");
      jwk.put("use", "sig");
      jwk.put("kid", id);
      jwk.put("x5t", id);
      jwk.put("n", unsigned(key.getModulus()));
      jwk.put("e", unsigned(key.getPublicExponent()));
      return jwk;
    }

    private static String unsigned(BigInteger value) {
      byte[] bytes = value.toByteArray();
      int from = bytes[0] == 0 ? 1 : 0;
      byte[] magnitude = Arrays.copyOfRange(bytes, from, bytes.length);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(magnitude);
    }
  }

  synchronized Key current() {
    return MADE.computeIfAbsent(first, Key::generate);
  }

  synchronized List<Key> published() {
    return List.of(current(), MADE.computeIfAbsent(first + 1, Key::generate));
  }

  /** The other published key takes over, the current one leaves, a new one is published. */
  synchronized void rotate() {
    first++;
  }

  Key unpublished() {
    return MADE.computeIfAbsent(UNPUBLISHED, Key::generate);
  }
}
