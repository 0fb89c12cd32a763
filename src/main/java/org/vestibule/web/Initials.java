package org.vestibule.web;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The letters in the picture beside a name. */
final class Initials {
  private Initials() {}

  /** Of the first and the last word that begin with a letter; empty when there is none. */
  static String of(String name) {
    List<String> letters =
        Arrays.stream(name.strip().split("\\s+", -1))
            .filter(word -> !word.isEmpty() && Character.isLetter(word.codePointAt(0)))
            .map(word -> Character.toString(word.codePointAt(0)).toUpperCase(Locale.ROOT))
            .toList();
    return letters.isEmpty()
        ? ""
        : letters.size() == 1 ? letters.get(0) : letters.get(0) + letters.get(letters.size() - 1);
  }
}
