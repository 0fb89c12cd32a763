package org.vestibule.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTextsTest {
  private static final Path TEXTS = Path.of("src/main/resources/org/vestibule/config");
  private static final Path SOURCES = Path.of("src/main/java/org/vestibule/config");

  @ParameterizedTest
  @ValueSource(strings = {"_de", "_fr"})
  void every_language_has_every_text_with_its_values(String language) throws IOException {
    Properties english = texts("");
    Properties other = texts(language);

    assertEquals(new TreeSet<>(english.keySet()), new TreeSet<>(other.keySet()));
    for (String code : english.stringPropertyNames()) {
      assertEquals(
          english.getProperty(code).contains("{0}"), other.getProperty(code).contains("{0}"), code);
      assertFalse(other.getProperty(code).matches(".*[^']'[^'].*"), code + ": a single apostrophe");
    }
  }

  @Test
  void every_rule_has_a_text_and_every_text_a_rule() throws IOException {
    String sources = Files.readString(SOURCES.resolve("../web/SetupForm.java"));
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.toList()) {
        sources += Files.readString(file);
      }
    }

    for (String code : texts("").stringPropertyNames()) {
      assertTrue(sources.contains("\"" + code + "\""), code + " is not used");
    }
    Pattern.compile("problems\\.add\\(\\s*[^,;]+,\\s*\"([^\"]*)\"")
        .matcher(sources)
        .results()
        .forEach(found -> assertTrue(textExists(found.group(1)), found.group()));
  }

  @Test
  void a_problem_speaks_the_readers_language() {
    var problem = new Problem("NAME", "one-of", List.of("a", "b"));

    assertEquals("NAME must be a or b", problem.toString());
    assertEquals("muss a oder b sein", problem.text(Locale.GERMAN));
    assertEquals("doit être a ou b", problem.text(Locale.CANADA_FRENCH));
    assertEquals("must be a or b", problem.text(Locale.JAPANESE));
  }

  private static boolean textExists(String code) {
    try {
      return texts("").containsKey(code);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Properties texts(String language) throws IOException {
    var texts = new Properties();
    try (Reader in =
        Files.newBufferedReader(TEXTS.resolve("ProblemTexts" + language + ".properties"))) {
      texts.load(in);
    }
    return texts;
  }
}
