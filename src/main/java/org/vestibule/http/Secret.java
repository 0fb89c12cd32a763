package org.vestibule.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * Text that must not be seen: a client secret, a code, a verifier, a token. It prints as {@code
 * ***}, in exception texts and in records that hold one too.
 *
 * @param reveal the text itself; call it only where the text leaves for its one destination
 */
public record Secret(String reveal) {
  /** Compares in a time that does not depend on where the two differ. */
  public boolean matches(String other) {
    return MessageDigest.isEqual(
        reveal.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public String toString() {
    return "***";
  }
}
