package org.vestibule.oauth;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The one hash function that the protocols here use. */
public final class Sha256 {
  private Sha256() {}

  /** The 32 bytes of the hash of all parts, one behind the other. */
  public static byte[] digest(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
