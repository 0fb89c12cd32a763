package org.vestibule.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The catalogue as it lies in the WAR. The journeys know no class of the product, so they read its
 * files and fill the texts in themselves.
 */
final class ShippedCatalogue {
  private static final String FOLDER = "org/vestibule/doctor/";
  private static final Pattern CODE =
      Pattern.compile("(?:aadsts\\.\\d+|dataverse\\.0x\\w{8}|oauth\\.\\w+)");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");

  private final Properties data;
  private final Properties texts;

  private ShippedCatalogue(Properties data, Properties texts) {
    this.data = data;
    this.texts = texts;
  }

  /**
   * Reads it with the texts of a language.
   *
   * @param language empty for English, else {@code _de} or {@code _fr}
   */
  static ShippedCatalogue in(String language) {
    return new ShippedCatalogue(
        read("catalogue.properties"), read("Explanations" + language + ".properties"));
  }

  /** The codes of one kind that come from outside, without the prefix. */
  List<String> codes(String prefix) {
    return data.stringPropertyNames().stream()
        .filter(key -> key.startsWith(prefix) && CODE.matcher(key).matches())
        .map(key -> key.substring(prefix.length()))
        .sorted()
        .toList();
  }

  /** How a code comes: an OAuth error with its suberror, an HTTP status, or {@code page}. */
  String comes(String key) {
    return data.getProperty(key).replaceFirst("\\s*@.*", "");
  }

  /** A text of a code, or of its group, with these values. */
  String text(String key, String part, Map<String, String> values) {
    return fill(texts.getProperty(group(key) + "." + part), values);
  }

  /** The way through the portal; empty when there is none. */
  String where(String key, Map<String, String> values) {
    return fill(data.getProperty(group(key) + ".where", ""), values);
  }

  /** The command; empty when there is none. */
  String command(String key, Map<String, String> values) {
    return fill(data.getProperty(group(key) + ".command", ""), values);
  }

  private String group(String key) {
    String line = data.getProperty(key, "");
    int at = line.indexOf('@');
    return at < 0 ? key : line.substring(at + 1);
  }

  private String fill(String text, Map<String, String> values) {
    return PLACEHOLDER
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    values.getOrDefault(
                        found.group(1),
                        texts.getProperty("default." + found.group(1), "?" + found.group(1)))));
  }

  private static Properties read(String name) {
    var properties = new Properties();
    byte[] file = Archives.ownClasses().get(FOLDER + name);
    if (file == null) {
      throw new IllegalStateException(name + " is not in the WAR");
    }
    try {
      properties.load(new InputStreamReader(new ByteArrayInputStream(file), UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
