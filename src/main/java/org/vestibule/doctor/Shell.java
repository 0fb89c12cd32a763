package org.vestibule.doctor;

import java.util.regex.Pattern;

/** Words for a POSIX shell. */
final class Shell {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+:,./~-]+");

  private Shell() {}

  /**
   * A value as one word, whatever is in it.
   *
   * @see "POSIX.1-2024, Shell Command Language, section 2.2.2"
   */
  static String quote(String value) {
    return PLAIN.matcher(value).matches() && !value.startsWith("~")
        ? value
        : "'" + value.replace("'", "'\\''") + "'";
  }
}
