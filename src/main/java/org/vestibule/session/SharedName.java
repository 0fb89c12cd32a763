package org.vestibule.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import org.vestibule.oauth.Sha256;

/**
 * Names for what nodes share. They are hashes, since an OpenID provider may name its users by their
 * mail addresses, and a name of a lease stands for a session.
 */
final class SharedName {
  private SharedName() {}

  /** 43 characters of base64url, for a text of any length. */
  static String of(String kind, String text) {
    byte[] digest = Sha256.digest((kind + " " + text).getBytes(UTF_8));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
  }
}
