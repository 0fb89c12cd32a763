package org.vestibule.oauth;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;

/** The one hash function that the protocols here use. */
public final class Sha256 {
  private static final String ALGORITHM = "SHA-256";

  /** Asked for each hash, the JDK would look through all of its providers. */
  private static final Provider PROVIDER = provider();

  private Sha256() {}

  /** The 32 bytes of the hash of all parts, one behind the other. */
  public static byte[] digest(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance(ALGORITHM, PROVIDER);
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw missing(e);
    }
  }

  private static Provider provider() {
    try {
      return MessageDigest.getInstance(ALGORITHM).getProvider();
    } catch (NoSuchAlgorithmException e) {
      throw missing(e);
    }
  }

  private static IllegalStateException missing(NoSuchAlgorithmException e) {
    return new IllegalStateException("every Java platform has SHA-256", e);
  }
}
