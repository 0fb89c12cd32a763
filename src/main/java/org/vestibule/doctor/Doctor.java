package org.vestibule.doctor;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vestibule.doctor.Catalogue.Entry;

/**
 * Finds the explanation of a failure, with the values filled in that its reader has to use. The
 * texts stand in {@code Explanations.properties}, the rest in {@link Catalogue}.
 */
public final class Doctor {
  private static final String BUNDLE = "org.vestibule.doctor.Explanations";
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");

  /** English is the root; the language of the server must not stand in for a visitor's. */
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  /**
   * What can be pasted into a shell as it stands: no space, quote or sign with a meaning, and
   * nothing that a program reads as an option or as the name of a file.
   */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:/._@-]{0,299}");

  private static final Pattern CAPITAL = Pattern.compile("([a-z])([A-Z])");

  private final Catalogue catalogue;

  /** A doctor with the standard catalogue. */
  public Doctor() {
    this.catalogue = Catalogue.standard();
  }

  /**
   * Explains a code. What is closest to the cause comes first: Entra's number, then Dataverse's
   * code, then the OAuth error, then the code itself. A code with a dot of which nothing is known
   * is explained by the part before the last dot, so that a family needs one text only.
   *
   * @param facts values for the placeholders of the texts, by name; {@code providerCode}, {@code
   *     dataverseCode} and {@code error} also choose the explanation
   * @throws MissingResourceException for a code of no family
   */
  public Explanation explain(String code, Map<String, String> facts, Locale locale) {
    Entry entry =
        entry(code, facts)
            .orElseThrow(() -> new MissingResourceException("no explanation", BUNDLE, code));
    ResourceBundle texts = ResourceBundle.getBundle(BUNDLE, locale, NO_FALLBACK);
    Map<String, String> values = values(facts);
    UnaryOperator<String> fill =
        text -> fill(text, name -> values.getOrDefault(name, missing(texts, name)));
    return new Explanation(
        fill.apply(texts.getString(entry.texts() + ".title")),
        fill.apply(texts.getString(entry.texts() + ".what")),
        who(entry, texts),
        fill.apply(texts.getString(entry.texts() + ".how")),
        fill(entry.where(), name -> values.getOrDefault(name, placeholder(name))),
        fill(entry.command(), name -> plain(values.getOrDefault(name, ""), name)));
  }

  /** What the catalogue knows of a failure; absent for a code of no family. */
  private Optional<Entry> entry(String code, Map<String, String> facts) {
    var keys = new ArrayList<String>();
    keys.add(Catalogue.ENTRA + digits(facts));
    keys.add(Catalogue.DATAVERSE + facts.getOrDefault("dataverseCode", ""));
    if (code.equals("signin.denied") || code.equals("signin.provider-error")) {
      keys.add(Catalogue.OAUTH + facts.getOrDefault("error", ""));
    }
    keys.add(code);
    if (code.startsWith("token.")) {
      keys.add(Catalogue.OAUTH + code.substring("token.".length()));
    }
    for (int dot = code.lastIndexOf('.'); dot > 0; dot = code.lastIndexOf('.', dot - 1)) {
      keys.add(code.substring(0, dot));
    }
    return keys.stream().flatMap(key -> catalogue.find(key).stream()).findFirst();
  }

  /** The facts, and what is made of them. */
  private static Map<String, String> values(Map<String, String> facts) {
    var values = new HashMap<>(facts);
    values.values().removeIf(String::isEmpty);
    values.put("number", digits(facts));
    String refusal =
        Stream.of("error", "providerCode")
            .flatMap(name -> Optional.ofNullable(values.get(name)).stream())
            .collect(joining(", "));
    if (!refusal.isEmpty()) {
      values.put("refusal", refusal);
    }
    return values;
  }

  private static String digits(Map<String, String> facts) {
    return facts.getOrDefault("providerCode", "").replaceFirst("^AADSTS", "");
  }

  private static String who(Entry entry, ResourceBundle texts) {
    List<String> who = entry.who();
    return Stream.concat(
            Stream.of("who." + who.get(0)), who.stream().skip(1).map(it -> "who.or." + it))
        .map(texts::getString)
        .collect(joining(" "));
  }

  private static String missing(ResourceBundle texts, String name) {
    String key = "default." + name;
    return texts.containsKey(key) ? texts.getString(key) : "(" + name + ")";
  }

  private static String plain(String value, String name) {
    return PLAIN.matcher(value).matches() ? value : placeholder(name);
  }

  /** {@code <client-id>} for {@code clientId}. */
  private static String placeholder(String name) {
    return "<" + CAPITAL.matcher(name).replaceAll("$1-$2").toLowerCase(Locale.ROOT) + ">";
  }

  private static String fill(String text, UnaryOperator<String> value) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(value.apply(found.group(1))));
  }
}
