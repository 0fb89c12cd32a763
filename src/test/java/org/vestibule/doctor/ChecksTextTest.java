package org.vestibule.doctor;

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
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.http.HttpFailure;
import org.vestibule.http.Obstacle;

class ChecksTextTest {
  private static final Path TEXTS = Path.of("src/main/resources/org/vestibule/doctor");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-zA-Z]+)}");
  private static final Properties ENGLISH = texts("");

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void every_outcome_has_its_texts(Outcome outcome) {
    assertTrue(ENGLISH.containsKey(outcome.code() + ".seen"), outcome.code());
    assertEquals(
        outcome.remediable(), ENGLISH.containsKey(outcome.code() + ".remedy"), outcome.code());
  }

  @Test
  void every_text_is_somebodys() {
    Set<String> expected =
        Stream.of(
                Stream.of(Outcome.values())
                    .flatMap(
                        it ->
                            it.remediable()
                                ? Stream.of(it.code() + ".seen", it.code() + ".remedy")
                                : Stream.of(it.code() + ".seen")),
                Stream.of(Check.values()).map(CheckTexts::key),
                Stream.of(Outcome.State.values()).map(it -> "state." + it.code()),
                Stream.concat(
                        Stream.of(Obstacle.values()).filter(it -> it != Obstacle.NONE),
                        Stream.of(HttpFailure.Kind.values()))
                    .map(it -> "reason." + it.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                    .flatMap(it -> Stream.of(it, it + ".remedy")),
                Stream.of("clock.ahead", "clock.behind", "session.secure", "session.plain"))
            .flatMap(it -> it)
            .collect(Collectors.toCollection(TreeSet::new));

    assertEquals(expected, new TreeSet<>(ENGLISH.stringPropertyNames()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"_de", "_fr"})
  void every_language_has_every_text_with_its_values(String language) {
    Properties other = texts(language);

    assertEquals(
        new TreeSet<>(ENGLISH.stringPropertyNames()), new TreeSet<>(other.stringPropertyNames()));
    for (String key : ENGLISH.stringPropertyNames()) {
      assertEquals(
          placeholders(ENGLISH.getProperty(key)), placeholders(other.getProperty(key)), key);
      assertFalse(other.getProperty(key).isBlank(), key);
    }
  }

  @Test
  void a_verdict_speaks_the_readers_language() {
    Verdict verdict =
        Verdict.of(Check.CLOCK, Outcome.CLOCK_WRONG)
            .with("seconds", "90")
            .word("direction", "clock.behind")
            .paste("a");

    assertEquals(
        new CheckLine(
            "Clock",
            "failed",
            "Failed",
            "This machine's clock is 90 s behind the provider's: sign-ins are refused.",
            "Set the clock by NTP, here and on every node.",
            List.of("a")),
        CheckTexts.of(Locale.JAPANESE).line(verdict));
    assertEquals("Uhr", CheckTexts.of(Locale.GERMANY).line(verdict).title());
    assertEquals("Horloge", CheckTexts.of(Locale.CANADA_FRENCH).line(verdict).title());
  }

  @Test
  void a_line_is_whole_in_plain_text() {
    Verdict verdict =
        Verdict.of(Check.SETTINGS, Outcome.SETTINGS_PROBLEM)
            .with("name", "NAME")
            .with("text", "is wrong")
            .paste("NAME=1")
            .paste("NAME=2");

    assertEquals(
        "failed          Settings: NAME is wrong. -> Correct NAME, then restart the application."
            + " [NAME=1 | NAME=2]",
        CheckTexts.of(Locale.ENGLISH).line(verdict).plain());
  }

  @Test
  void what_was_not_checked_looks_alike() {
    assertEquals("skipped", look(Outcome.BLOCKED));
    assertEquals("skipped", look(Outcome.DISCOVERY_OFF));
    assertEquals("failed", look(Outcome.CLOCK_WRONG));
    assertEquals("warning", look(Outcome.CLOCK_OFF));
    assertEquals("ok", look(Outcome.CLOCK_OK));
  }

  @Test
  void a_value_from_outside_is_one_short_line_and_no_text_of_ours() {
    Verdict verdict =
        Verdict.of(Check.METADATA, Outcome.METADATA_ISSUER)
            .with("uri", "a\r\nok  Clock: fine\u2028x")
            .with("issuer", "{uri}" + "x".repeat(400));

    String seen = CheckTexts.of(Locale.ENGLISH).line(verdict).seen();

    assertTrue(seen.contains("at a  ok  Clock: fine x are"), seen);
    assertTrue(seen.contains("issuer: {uri}xxx"), seen);
    assertTrue(seen.length() < 400, seen);
    assertEquals("a b", verdict.paste("a\nb").paste().get(0));
  }

  private static String look(Outcome outcome) {
    return CheckTexts.of(Locale.ENGLISH)
        .line(Verdict.of(Check.CLOCK, outcome).word("earlier", "check.clock"))
        .look();
  }

  private static Set<String> placeholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Properties texts(String language) {
    var texts = new Properties();
    try (Reader in = Files.newBufferedReader(TEXTS.resolve("Checks" + language + ".properties"))) {
      texts.load(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return texts;
  }
}
