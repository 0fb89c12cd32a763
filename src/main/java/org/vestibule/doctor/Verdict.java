package org.vestibule.doctor;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What one check found. It holds no secret and no token.
 *
 * @param facts values for the placeholders of its texts
 * @param words placeholders whose value is a text of its own, by that text's key
 * @param paste values to copy into a setting, a form of the portal or a shell
 */
public record Verdict(
    Check check,
    Outcome outcome,
    Map<String, String> facts,
    Map<String, String> words,
    List<String> paste) {
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cntrl}\\p{Zl}\\p{Zp}]");
  private static final int MAX_LENGTH = 300;

  /** A verdict without facts yet. */
  public static Verdict of(Check check, Outcome outcome) {
    return new Verdict(check, outcome, Map.of(), Map.of(), List.of());
  }

  /** A check that was not made because an earlier one failed. */
  static Verdict blocked(Check check, Check earlier) {
    return of(check, Outcome.BLOCKED).word("earlier", CheckTexts.key(earlier));
  }

  /** The same with a value for a placeholder: one line, 300 characters at most. */
  public Verdict with(String name, String value) {
    String line = UNPRINTABLE.matcher(value).replaceAll(" ");
    String shown = line.length() > MAX_LENGTH ? line.substring(0, MAX_LENGTH) : line;
    return new Verdict(check, outcome, joined(facts, name, shown), words, paste);
  }

  /** The same with a text for a placeholder. */
  public Verdict word(String name, String key) {
    return new Verdict(check, outcome, facts, joined(words, name, key), paste);
  }

  /** The same with a value to copy. */
  public Verdict paste(String value) {
    var more = new ArrayList<>(paste);
    more.add(UNPRINTABLE.matcher(value).replaceAll(" "));
    return new Verdict(check, outcome, facts, words, List.copyOf(more));
  }

  /** Whether users cannot sign in as long as this stays. */
  public boolean failed() {
    return outcome.state() == Outcome.State.FAILED;
  }

  private static Map<String, String> joined(Map<String, String> map, String name, String value) {
    var more = new HashMap<>(map);
    more.put(name, value);
    return Map.copyOf(more);
  }
}
