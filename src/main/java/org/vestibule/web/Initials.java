package org.vestibule.web;

import java.util.Locale;

/** The letters in the picture beside a name. */
final class Initials {
  private Initials() {}

  /** Of the first and the last word that begin with a letter; empty when there is none. */
  static String of(String name) {
    String first = "";
    String last = "";
    boolean within = false;
    for (int i = 0, letter; i < name.length(); i += Character.charCount(letter)) {
      letter = name.codePointAt(i);
      if (!within && Character.isLetter(letter)) {
        String capital = Character.toString(letter).toUpperCase(Locale.ROOT);
        if (first.isEmpty()) {
          first = capital;
        } else {
          last = capital;
        }
      }
      within = !Character.isWhitespace(letter);
    }
    return first + last;
  }
}
