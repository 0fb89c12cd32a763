package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormatsTest {
  private static final Instant THEN = Instant.parse("2026-11-24T14:05:09.7Z");

  private static Formats of(String language, String zone) {
    return Formats.of(Locale.forLanguageTag(language), ZoneId.of(zone));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en    | Europe/Berlin    | Nov 24, 2026, 3:05 PM CET
          en-GB | Europe/London    | 24 Nov 2026, 14:05 GMT
          de    | Europe/Berlin    | 24.11.2026, 15:05 MEZ
          fr    | Europe/Paris     | 24 nov. 2026, 15:05 CET
          en    | Etc/UTC          | Nov 24, 2026, 2:05 PM UTC
          """)
  void a_time_is_told_as_the_reader_is_used_to(String language, String zone, String expected) {
    // JDKs differ in the kind of space before the half of the day, and in commas.
    assertEquals(
        expected.replace(",", ""),
        of(language, zone).time(THEN).replace('\u202f', ' ').replace(",", ""));
  }

  @Test
  void machines_get_it_to_the_second_in_utc() {
    assertEquals("2026-11-24T14:05:09Z", Formats.iso(THEN));
    assertEquals("2026-11-24T14:05:09Z", of("de", "Asia/Tokyo").time("a.b", THEN).iso());
    for (String whole :
        List.of("1970-01-01T00:00:00Z", "2026-02-03T10:20:00Z", "9999-12-31T23:59:59Z")) {
      assertEquals(whole, Formats.iso(Instant.parse(whole)));
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | Europe/Berlin | Central European Time (Europe/Berlin)
          de | Europe/Berlin | Mitteleuropäische Zeit (Europe/Berlin)
          fr | Etc/UTC       | UTC
          """)
  void the_zone_has_a_name(String language, String zone, String expected) {
    assertEquals(expected, of(language, zone).zoneName());
  }

  @ParameterizedTest(name = "{1} in {0}")
  @CsvSource({
    "en,5987,'5,987'",
    "de,5987,5.987",
    "de-CH,5987,5’987",
    "fr,12,12",
    "en,0,0",
    "de,999,999",
    "de,1000,1.000",
    "en,-5,-5",
    "en-u-nu-deva,12,१२"
  })
  void numbers(String language, long number, String expected) {
    assertEquals(expected, of(language, "Etc/UTC").number(number));
  }

  @ParameterizedTest(name = "{0} s")
  @CsvSource({"-5,0 s", "0,0 s", "90,90 s", "91,2 min", "120,2 min", "121,3 min", "3541,60 min"})
  void what_is_left_is_told_in_minutes_until_it_is_short(long seconds, String expected) {
    assertEquals(expected, of("en", "Etc/UTC").left(Duration.ofSeconds(seconds)));
  }

  @Test
  void milliseconds() {
    assertEquals("1.084 ms", of("de", "Etc/UTC").millis(Duration.ofMillis(1084)));
  }
}
