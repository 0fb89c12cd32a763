package org.vestibule.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.http.Json;
import org.vestibule.http.Trace;
import org.vestibule.telemetry.EventLog.Format;

class EventLogTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T12:34:56.789123Z"), ZoneOffset.UTC);
  private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";

  private final Logger logger = Logger.getLogger("org.vestibule.test-log");
  private final LogLines lines = LogLines.of("org.vestibule.test-log");
  private final EventLog log = EventLog.of("org.vestibule.test-log");

  @BeforeEach
  void listen() {
    logger.setUseParentHandlers(false);
  }

  @AfterEach
  void restore() {
    lines.close();
    Trace.leave();
    EventLog.use(Format.TEXT, CLOCK);
  }

  @Test
  void a_line_of_text_is_an_event_with_keys_and_values() {
    write(Map.of("path", "/dashboard"));

    assertEquals(List.of("problem path=/dashboard"), lines.texts);
  }

  @Test
  void fields_keep_their_order_and_the_trace_comes_last() {
    Trace.begin(ID, 7).enter();
    var fields = new LinkedHashMap<String, String>();
    fields.put("reference", "r");
    fields.put("code", "c");
    write(fields);

    assertEquals(List.of("problem reference=r code=c trace=" + ID), lines.texts);
  }

  @Test
  void a_sentence_is_quoted() {
    log.write(System.Logger.Level.WARNING, "setup", "wrong \"codes\" \\ x");

    assertEquals(List.of("setup message=\"wrong \\\"codes\\\" \\\\ x\""), lines.texts);
  }

  @Test
  void a_line_of_json_has_time_level_and_logger() {
    EventLog.use(Format.JSON, CLOCK);
    Trace.begin(ID, 7).enter();
    write(Map.of("path", "/dashboard"));

    assertEquals(
        List.of(
            "{\"time\":\"2026-11-23T12:34:56.789Z\",\"level\":\"WARNING\","
                + "\"logger\":\"org.vestibule.test-log\",\"event\":\"problem\","
                + "\"path\":\"/dashboard\",\"trace\":\""
                + ID
                + "\"}"),
        lines.texts);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a\r\nproblem reference=X",
        "a\",\"event\":\"forged",
        "a\\",
        "a\u0000\u001b[31m\u2028\u2029\u0085b",
        "a b=c",
        "{\"x\":1}",
        "$1 \\$0 %s {0}"
      })
  void a_value_from_outside_stays_inside_its_line_and_its_quotes(String hostile) {
    write(Map.of("path", hostile));
    EventLog.use(Format.JSON, CLOCK);
    write(Map.of("path", hostile));

    for (String line : lines.texts) {
      assertTrue(line.chars().noneMatch(c -> Character.isISOControl(c)), line);
      assertTrue(!line.contains("\u2028") && !line.contains("\u2029"), line);
    }
    String text = lines.texts.get(0);
    assertTrue(text.matches("problem path=([^\\s\"=]+|\"([^\"\\\\]|\\\\[\"\\\\])*\")"), text);
    try (var json = new Json()) {
      assertEquals(hostile, json.read(lines.texts.get(1), Map.class).orElseThrow().get("path"));
    }
  }

  private void write(Map<String, String> fields) {
    log.write(System.Logger.Level.WARNING, "problem", () -> fields);
  }
}
