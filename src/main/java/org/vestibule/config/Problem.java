package org.vestibule.config;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * One setting that is missing or wrong.
 *
 * @param name the setting
 * @param code which rule it breaks: a key of {@code ProblemTexts.properties}
 * @param values what the rule's text names; never a setting's value
 */
public record Problem(String name, String code, List<String> values) {
  private static final String BUNDLE = "org.vestibule.config.ProblemTexts";

  /** Without the language of the machine, which is not the reader's. */
  private static final Control CONTROL = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

  /** What is wrong and what would be right, as the end of a sentence that begins with the name. */
  public String text(Locale locale) {
    ResourceBundle texts = ResourceBundle.getBundle(BUNDLE, locale, CONTROL);
    return new MessageFormat(texts.getString(code), locale).format(values.toArray());
  }

  @Override
  public String toString() {
    return name + " " + text(Locale.ENGLISH);
  }
}
