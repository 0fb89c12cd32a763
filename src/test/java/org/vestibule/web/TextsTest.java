package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.dataverse.Team;
import org.vestibule.dataverse.UserRow;
import org.vestibule.doctor.Chain;

/** The texts of the pages in three languages. */
class TextsTest {
  private static final Path TEXTS = Path.of("src/main/resources/org/vestibule/web");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\d");

  /** Names, and words that a language shares with English. */
  private static final Set<String> SAME =
      Set.of(
          "China (21Vianet)",
          "Cloud",
          "Code",
          "Environment",
          "Java",
          "Name",
          "PIN",
          "Passkey",
          "Production",
          "Region",
          "SMS",
          "Sandbox",
          "Server",
          "Service",
          "Status",
          "Support",
          "Team",
          "Teams",
          "Type",
          "Version",
          "Vestibule",
          "{0} min",
          "{0} ms",
          "{0} s",
          "{0}: {1}");

  @ParameterizedTest(name = "{0}")
  @CsvSource({"de", "fr"})
  void every_language_has_every_text_with_the_same_placeholders(String language) {
    Map<String, String> english = bundle("");
    Map<String, String> other = bundle("_" + language);

    assertEquals(english.keySet(), other.keySet());
    english.forEach(
        (key, text) -> {
          String translated = other.getOrDefault(key, "");
          assertFalse(translated.isBlank(), key);
          assertEquals(placeholders(text), placeholders(translated), key);
        });
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"de", "fr"})
  void every_text_is_translated(String language) {
    Map<String, String> english = bundle("");
    Map<String, String> untranslated = new TreeMap<>(bundle("_" + language));
    untranslated
        .entrySet()
        .removeIf(
            it -> !it.getValue().equals(english.get(it.getKey())) || SAME.contains(it.getValue()));

    assertEquals(Map.of(), untranslated);
  }

  @ParameterizedTest(name = "{1}")
  @CsvSource({"'',en", "_de,de", "_fr,fr"})
  void a_text_with_a_value_is_a_message_that_can_be_read(String suffix, String language) {
    bundle(suffix)
        .forEach(
            (key, text) -> {
              if (text.contains("{0")) {
                Object first = text.contains("{0,choice") ? 12 : "VALUE";
                String filled =
                    new MessageFormat(text, Locale.forLanguageTag(language))
                        .format(new Object[] {first, "OTHER", "THIRD", "FOURTH"});
                assertTrue(filled.contains(first.toString()), key + ": " + filled);
                assertFalse(filled.contains("{"), key + ": an apostrophe hides a value: " + filled);
              } else {
                assertFalse(text.contains("''"), key + ": nobody takes the second apostrophe away");
              }
            });
  }

  @Test
  void the_servers_own_language_does_not_take_the_place_of_english() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMAN);
      assertEquals("Sign out", Pages.texts(Locale.ENGLISH).getString("app.sign-out"));
      assertEquals("Se déconnecter", Pages.texts(Locale.CANADA_FRENCH).getString("app.sign-out"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void every_value_that_a_page_puts_into_a_key_has_its_text() {
    Set<String> wanted = new TreeSet<>();
    Stream.of(Chain.Step.values()).forEach(it -> wanted.add("chain." + it));
    Stream.of(Chain.State.values()).forEach(it -> wanted.add("chain." + it));
    Stream.of(Team.Kind.values()).forEach(it -> wanted.add("team." + it));
    Stream.of(UserRow.AccessMode.values()).forEach(it -> wanted.add("mode." + it));
    wanted.removeAll(bundle("").keySet());

    assertEquals(Set.of(), wanted);
  }

  private static Map<String, String> bundle(String suffix) {
    var texts = new Properties();
    try (Reader in = Files.newBufferedReader(TEXTS.resolve("Texts" + suffix + ".properties"))) {
      texts.load(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return texts.stringPropertyNames().stream()
        .collect(Collectors.toMap(key -> key, texts::getProperty, (a, b) -> b, TreeMap::new));
  }

  private static Set<String> placeholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
