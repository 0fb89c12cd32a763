package org.vestibule.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.signin.User;
import org.vestibule.telemetry.AuditLog.Details;
import org.vestibule.telemetry.AuditLog.Event;

class AuditLogTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:34:56.789123Z");
  private final AuditLog log = new AuditLog(Clock.fixed(NOW, ZoneOffset.UTC));

  private static User user(String id) {
    return new User(
        id, "Ada Lovelace", "ada@example.org", Optional.of("sid-1"), Optional.of("hint-1"));
  }

  @Test
  void a_line_tells_who_did_what_and_when() {
    assertEquals(
        "{\"time\":\"2026-11-23T12:34:56.789Z\",\"event\":\"sign-in.completed\","
            + "\"reference\":\"ABCDE-12345\",\"code\":\"why\","
            + "\"tenant\":\"tenant-1\",\"object\":\"object-1\",\"client\":\"192.0.2.1\"}",
        log.line(
            Event.SIGN_IN_COMPLETED,
            new Details(
                "ABCDE-12345", "why", "192.0.2.1", Optional.of(user("tenant-1 object-1")))));
  }

  @Test
  void what_is_not_known_is_left_out() {
    assertEquals(
        "{\"time\":\"2026-11-23T12:34:56.789Z\",\"event\":\"sign-in.begun\","
            + "\"reference\":\"r\",\"client\":\"c\"}",
        log.line(Event.SIGN_IN_BEGUN, new Details("r", "", "c", Optional.empty())));
  }

  @Test
  void the_line_has_no_name_and_no_secret_of_the_user() {
    String line =
        log.line(Event.SESSION_ENDED, new Details("r", "", "c", Optional.of(user("t o"))));

    for (String hidden : List.of("Ada", "ada@", "sid-1", "hint-1")) {
      assertFalse(line.contains(hidden), hidden);
    }
  }

  @Test
  void an_issuer_stands_where_the_tenant_does() throws ParseException {
    Map<String, Object> line =
        parsed(new Details("r", "", "c", Optional.of(user("https://login.org sub with blanks"))));

    assertEquals("https://login.org", line.get("tenant"));
    assertEquals("sub with blanks", line.get("object"));
  }

  private Map<String, Object> parsed(Details details) throws ParseException {
    return JSONObjectUtils.parse(log.line(Event.SIGN_IN_FAILED, details));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a\nb",
        "a\r\nb",
        "a\",\"event\":\"x",
        "a\\",
        "a\u0000\u001b[31mb",
        "a\tb",
        "</script>",
        "\u00e4\ud83d\ude00"
      })
  void a_hostile_value_stays_inside_its_line_and_its_value(String value) throws ParseException {
    var details = new Details(value, value, value, Optional.of(user("t " + value)));

    String line = log.line(Event.SIGN_IN_FAILED, details);

    assertFalse(line.chars().anyMatch(Character::isISOControl), line);
    Map<String, Object> read = parsed(details);
    assertEquals(
        List.of("sign-in.failed", value, value, value, value),
        List.of(
            String.valueOf(read.get("event")),
            String.valueOf(read.get("reference")),
            String.valueOf(read.get("code")),
            String.valueOf(read.get("object")),
            String.valueOf(read.get("client"))));
    assertEquals(7, read.size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u2028b", "a\u2029b", "a\u0085b"})
  void the_line_ends_of_unicode_stay_inside_too(String value) throws ParseException {
    var details = new Details(value, "", "c", Optional.empty());

    String line = log.line(Event.SIGN_IN_FAILED, details);

    assertEquals(1, line.split("\\R", -1).length);
    assertEquals(value, parsed(details).get("reference"));
  }

  @ParameterizedTest
  @CsvSource({
    "SIGN_IN_BEGUN, sign-in.begun",
    "SIGN_IN_COMPLETED, sign-in.completed",
    "SIGN_IN_DECLINED, sign-in.declined",
    "SIGN_IN_REJECTED, sign-in.rejected",
    "SIGN_IN_FAILED, sign-in.failed",
    "TOKENS_REFRESHED, tokens.refreshed",
    "REQUEST_REFUSED, request.refused",
    "SESSION_ENDED, session.ended"
  })
  void the_names_of_events_are_stable(Event event, String name) throws ParseException {
    String line = log.line(event, new Details("r", "", "c", Optional.empty()));

    assertEquals(name, JSONObjectUtils.parse(line).get("event"));
  }

  @Test
  void no_event_is_forgotten_above() {
    assertEquals(8, Event.values().length);
  }

  @ParameterizedTest(name = "{0} in {1}: {2}")
  @CsvSource({
    "2026-11-23T12:34:56.789Z, +01:00, 2026-11-23T13:34:56.789+01:00",
    "2026-11-23T12:34:56Z, Z, 2026-11-23T12:34:56Z",
    "2026-11-23T12:34:00Z, Z, 2026-11-23T12:34:00Z"
  })
  void the_time_has_seconds_and_an_offset(Instant now, String zone, String expected)
      throws ParseException {
    var there = new AuditLog(Clock.fixed(now, ZoneId.of(zone)));

    String line = there.line(Event.SESSION_ENDED, new Details("r", "", "c", Optional.empty()));

    assertEquals(expected, JSONObjectUtils.parse(line).get("time"));
  }

  @Test
  void an_event_is_one_message_of_a_logger_of_its_own() {
    var messages = new ArrayList<String>();
    var handler =
        new Handler() {
          @Override
          public void publish(LogRecord message) {
            messages.add(message.getLevel() + " " + message.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger logger = Logger.getLogger("org.vestibule.audit");
    logger.setUseParentHandlers(false);
    logger.addHandler(handler);
    try {
      var details = new Details("{0}", "", "c", Optional.empty());
      log.write(Event.SESSION_ENDED, details);

      assertEquals(List.of(Level.INFO + " " + log.line(Event.SESSION_ENDED, details)), messages);
    } finally {
      logger.removeHandler(handler);
      logger.setUseParentHandlers(true);
    }
  }
}
