package org.vestibule.doctor;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words for verdicts, in the reader's language. They stand in {@code Checks.properties}. */
public final class CheckTexts {
  private static final String BUNDLE = "org.vestibule.doctor.Checks";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");

  /** Without the language of the machine, which is not the reader's. */
  private static final Control CONTROL = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

  private final ResourceBundle texts;

  private CheckTexts(ResourceBundle texts) {
    this.texts = texts;
  }

  /** The words of one language; English where there is none. */
  public static CheckTexts of(Locale locale) {
    return new CheckTexts(ResourceBundle.getBundle(BUNDLE, locale, CONTROL));
  }

  /** A verdict in words. */
  public CheckLine line(Verdict verdict) {
    Outcome outcome = verdict.outcome();
    String state = outcome.state().code();
    return new CheckLine(
        texts.getString(key(verdict.check())),
        state,
        texts.getString("state." + state),
        fill(texts.getString(outcome.code() + ".seen"), verdict),
        outcome.remediable() ? fill(texts.getString(outcome.code() + ".remedy"), verdict) : "",
        verdict.paste());
  }

  /** The key of a check's name. */
  static String key(Check check) {
    return "check." + check.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private String fill(String text, Verdict verdict) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), verdict)));
  }

  private String value(String name, Verdict verdict) {
    String key = verdict.words().get(name);
    return key == null
        ? verdict.facts().getOrDefault(name, "(" + name + ")")
        : fill(texts.getString(key), verdict);
  }
}
