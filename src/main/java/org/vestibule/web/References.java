package org.vestibule.web;

import org.vestibule.oauth.Randomness;

/** Reference numbers: ten characters that can be read out over the telephone. */
record References(Randomness randomness) {
  private static final int HALF = 5;

  String next() {
    var text = new StringBuilder(2 * HALF + 1);
    String random = randomness.next();
    for (int i = 0; i < random.length() && text.length() < 2 * HALF; i++) {
      char sign = random.charAt(i);
      if (sign != '-' && sign != '_') {
        text.append(Character.toUpperCase(sign));
      }
    }
    return text.append("0".repeat(2 * HALF - text.length())).insert(HALF, '-').toString();
  }
}
