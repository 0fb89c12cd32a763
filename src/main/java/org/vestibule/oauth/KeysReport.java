package org.vestibule.oauth;

import java.util.Set;

/**
 * A key set looked at closely.
 *
 * @param usable how many keys verify signatures here
 * @param algorithms the signature algorithms they are good for
 */
public record KeysReport(int usable, Set<String> algorithms) {
  /** Looks at a JWK set; a text that is none has no usable key. */
  public static KeysReport of(String text) {
    return KeySet.parse(text)
        .map(keys -> new KeysReport(keys.size(), keys.algorithms()))
        .orElse(new KeysReport(0, Set.of()));
  }
}
