package org.vestibule.doctor;

import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the explanation of a failure's stable code, with the values filled in that its reader has
 * to use. The texts stand in {@code Explanations.properties}.
 */
public final class Doctor {
  private static final String BUNDLE = "org.vestibule.doctor.Explanations";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");

  /**
   * Explains a code. A code with a dot that has no text of its own is explained by the part before
   * the last dot, so that a family needs one text only.
   *
   * @param facts values for the placeholders of the text, by name
   */
  public Explanation explain(String code, Map<String, String> facts, Locale locale) {
    ResourceBundle texts = ResourceBundle.getBundle(BUNDLE, locale);
    String family = code;
    while (!texts.containsKey(family + ".title") && family.lastIndexOf('.') > 0) {
      family = family.substring(0, family.lastIndexOf('.'));
    }
    if (!texts.containsKey(family + ".title")) {
      throw new MissingResourceException("no explanation", BUNDLE, code);
    }
    return new Explanation(
        fill(texts.getString(family + ".title"), facts),
        fill(texts.getString(family + ".what"), facts),
        texts.getString("who." + texts.getString(family + ".who")),
        fill(texts.getString(family + ".how"), facts),
        "",
        "");
  }

  private static String fill(String text, Map<String, String> facts) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    facts.getOrDefault(found.group(1), "(" + found.group(1) + ")")));
  }
}
