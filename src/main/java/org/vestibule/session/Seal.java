package org.vestibule.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.Provider;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.vestibule.http.Secret;
import org.vestibule.oauth.Randomness;

/**
 * Seals a session record for a store that others can read: AES-256-GCM under a key that only the
 * browser keeps. The seal holds for one session id and one version, so a record that is copied to
 * another session, or labelled as another version, does not open.
 *
 * <p>Bytes: version, nonce (12), ciphertext, tag (16).
 *
 * @see "NIST SP 800-38D" and "RFC 5116, section 5.2"
 */
final class Seal {
  /** What a seal adds to a record, in bytes. */
  static final int OVERHEAD = 29;

  private static final String ALGORITHM = "AES/GCM/NoPadding";
  private static final Provider PROVIDER = provider();
  private static final byte VERSION = 2;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int KEY_BYTES = 32;

  private final Randomness randomness;

  Seal(Randomness randomness) {
    this.randomness = randomness;
  }

  /**
   * Seals a record.
   *
   * @param key 256 bits as base64url without padding
   */
  byte[] close(byte[] record, Secret key, String sessionId) {
    // 96 random bits: one key seals one browser's few thousand records, far below 2^32.
    byte[] nonce = Arrays.copyOf(Base64.getUrlDecoder().decode(randomness.next()), NONCE_BYTES);
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, key, nonce, sessionId);
      var sealed = new byte[record.length + OVERHEAD];
      sealed[0] = VERSION;
      System.arraycopy(nonce, 0, sealed, 1, NONCE_BYTES);
      cipher.doFinal(record, 0, record.length, sealed, 1 + NONCE_BYTES);
      return sealed;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  /** Opens a record; absent when it was sealed with another key, for another session, or never. */
  Optional<byte[]> open(byte[] sealed, Secret key, String sessionId) {
    if (sealed.length < OVERHEAD || sealed[0] != VERSION || !usable(key)) {
      return Optional.empty();
    }
    byte[] nonce = Arrays.copyOfRange(sealed, 1, 1 + NONCE_BYTES);
    try {
      return Optional.of(
          cipher(Cipher.DECRYPT_MODE, key, nonce, sessionId)
              .doFinal(sealed, 1 + NONCE_BYTES, sealed.length - 1 - NONCE_BYTES));
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  /** Seals and opens a record that nobody has, and compares. */
  boolean rehearse() {
    var key = new Secret(randomness.next());
    byte[] sealed = close(SessionCodec.write(SessionRecord.EMPTY), key, "");
    return open(sealed, key, "")
        .flatMap(SessionCodec::read)
        .filter(SessionRecord.EMPTY::equals)
        .isPresent();
  }

  /** Whether a cookie's value can be a key at all. */
  static boolean usable(Secret key) {
    try {
      return Base64.getUrlDecoder().decode(key.reveal()).length == KEY_BYTES;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** Who makes the ciphers: asked for each, the JDK would look through all of its providers. */
  private static Provider provider() {
    try {
      return Cipher.getInstance(ALGORITHM).getProvider();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has AES-GCM", e);
    }
  }

  private static Cipher cipher(int mode, Secret key, byte[] nonce, String sessionId)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(ALGORITHM, PROVIDER);
    cipher.init(
        mode,
        new SecretKeySpec(Base64.getUrlDecoder().decode(key.reveal()), "AES"),
        new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(new byte[] {VERSION});
    cipher.updateAAD(sessionId.getBytes(UTF_8));
    return cipher;
  }
}
