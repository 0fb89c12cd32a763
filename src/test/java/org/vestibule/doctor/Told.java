package org.vestibule.doctor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A verdict as its readers meet it, with no value missing in any language. */
final class Told {
  private static final ResourceBundle TEXTS =
      ResourceBundle.getBundle("org.vestibule.doctor.Checks", Locale.ROOT);

  /** How a placeholder looks that nobody has filled. */
  private static final Set<String> EMPTY =
      TEXTS.keySet().stream()
          .flatMap(key -> Pattern.compile("\\{(\\w+)}").matcher(TEXTS.getString(key)).results())
          .map(found -> "(" + found.group(1) + ")")
          .collect(Collectors.toUnmodifiableSet());

  private Told() {}

  /** The verdict in English, on one line. */
  static String in(Verdict verdict) {
    for (Locale locale : List.of(Locale.GERMAN, Locale.FRENCH, Locale.ENGLISH)) {
      CheckLine line = CheckTexts.of(locale).line(verdict);
      assertTrue(
          Pattern.compile("\\(\\w+\\)")
              .matcher(line.seen() + line.remedy())
              .results()
              .map(MatchResult::group)
              .filter(EMPTY::contains)
              // The word may stand in the text itself.
              .allMatch(it -> verdict.facts().containsKey(it.substring(1, it.length() - 1))),
          line.plain());
    }
    return CheckTexts.of(Locale.ENGLISH).line(verdict).plain();
  }

  /** The outcome of the only verdict of a check. */
  static Outcome outcome(List<Verdict> verdicts, Check check) {
    List<Verdict> found = verdicts.stream().filter(it -> it.check() == check).toList();
    assertTrue(found.size() == 1, found.toString());
    in(found.get(0));
    return found.get(0).outcome();
  }
}
