package org.vestibule.web;

import java.util.Locale;
import java.util.regex.Pattern;
import org.vestibule.oauth.Randomness;

/** Reference numbers: ten characters that can be read out over the telephone. */
record References(Randomness randomness) {
  private static final Pattern OTHERS = Pattern.compile("[^A-Za-z0-9]");
  private static final int HALF = 5;

  String next() {
    String text =
        OTHERS.matcher(randomness.next()).replaceAll("").toUpperCase(Locale.ROOT) + "0000000000";
    return text.substring(0, HALF) + "-" + text.substring(HALF, 2 * HALF);
  }
}
