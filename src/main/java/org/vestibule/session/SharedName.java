package org.vestibule.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Names for what nodes share. They are hashes, since an OpenID provider may name its users by their
 * mail addresses, and a name of a lease stands for a session.
 */
final class SharedName {
  private SharedName() {}

  /** 43 characters of base64url, for a text of any length. */
  static String of(String kind, String text) {
    try {
      byte[] named = (kind + " " + text).getBytes(UTF_8);
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(named);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
