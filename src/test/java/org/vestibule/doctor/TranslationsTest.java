package org.vestibule.doctor;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranslationsTest {
  private static final Path FOLDER = Path.of("src/main/resources/org/vestibule/doctor");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+}");
  private static final Properties ENGLISH = read("");

  /** Keys whose text may be the same in two languages. */
  private static final Set<String> SAME = Set.of();

  @ParameterizedTest
  @ValueSource(strings = {"_de", "_fr"})
  void every_text_is_there_and_no_other(String language) {
    assertEquals(ENGLISH.stringPropertyNames(), read(language).stringPropertyNames());
  }

  @ParameterizedTest
  @ValueSource(strings = {"_de", "_fr"})
  void every_text_fills_in_the_same_values(String language) {
    Properties texts = read(language);

    for (String key : ENGLISH.stringPropertyNames()) {
      assertEquals(
          placeholders(ENGLISH.getProperty(key)), placeholders(texts.getProperty(key)), key);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"_de", "_fr"})
  void nothing_is_left_in_english(String language) {
    Properties texts = read(language);

    List<String> same =
        ENGLISH.stringPropertyNames().stream()
            .filter(key -> ENGLISH.getProperty(key).equals(texts.getProperty(key)))
            .filter(key -> !SAME.contains(key))
            .toList();

    assertEquals(List.of(), same);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "_de", "_fr"})
  void every_text_is_whole(String language) {
    Properties texts = read(language);

    for (String key : texts.stringPropertyNames()) {
      String text = texts.getProperty(key);
      assertEquals(text.strip(), text, key);
      assertTrue(text.length() > 2, key);
      assertFalse(text.contains("''"), key + ": the texts are not filled by MessageFormat");
      if (key.endsWith(".what") || key.endsWith(".how")) {
        assertTrue(text.endsWith(".") || text.endsWith("user_impersonation."), key);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fuer", "ueber", "koenn", "muess", "moecht", "zurueck", "naechst"})
  void german_has_umlauts(String replacement) {
    Properties texts = read("_de");

    for (String key : texts.stringPropertyNames()) {
      assertFalse(texts.getProperty(key).contains(replacement), key);
    }
  }

  private static Set<String> placeholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(toCollection(TreeSet::new));
  }

  private static Properties read(String language) {
    var texts = new Properties();
    try (Reader file =
        Files.newBufferedReader(FOLDER.resolve("Explanations" + language + ".properties"))) {
      texts.load(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return texts;
  }
}
