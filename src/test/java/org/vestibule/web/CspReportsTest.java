package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.http.Json;
import org.vestibule.oauth.ManualClock;

class CspReportsTest {
  private final Json json = new Json();
  private final ManualClock clock = new ManualClock(Instant.ofEpochSecond(1_800_000_000));
  private final CspReports reports = new CspReports(json, clock);

  @AfterEach
  void close() {
    json.close();
  }

  private static String old(String directive, String blocked) {
    return ("{'csp-report':{'document-uri':'https://crm.example/callback?code=canary',"
            + "'referrer':'canary','effective-directive':'%s','script-sample':'canary',"
            + "'blocked-uri':'%s'}}")
        .formatted(directive, blocked)
        .replace('\'', '"');
  }

  private static CspReports.Stopped told(String directive, String blocked) {
    return new CspReports.Stopped(directive, blocked);
  }

  @ParameterizedTest(name = "[{index}] {0} {1}")
  @CsvSource({
    "script-src-elem, inline, script-src-elem, inline",
    "script-src, eval, script-src, eval",
    "img-src, data, img-src, data",
    "img-src, https://evil.example/steal?code=canary#canary, img-src, https://evil.example",
    "img-src, http://evil.example:8080/, img-src, http://evil.example:8080",
    "img-src, 'https://[2001:db8::1]/x', img-src, 'https://[2001:db8::1]'",
    "img-src, https://user:canary@evil.example/, img-src, https://evil.example",
    "style-src https:, https://evil.example, style-src, https://evil.example",
    "script-src, chrome-extension://canary/x.js, script-src, other",
    "script-src, javascript:canary(), script-src, other",
    "'', '', other, other",
    "Canary=1, eyJcanary, other, other",
    "canary0, https:///canary, other, other",
    "a\\r\\ncanary=1, https://evil.example\\r\\ncanary, other, other",
    "a\\u2028canary, https://evil.example\\u001b[2J, other, other"
  })
  void only_the_directive_and_the_origin_are_told(
      String directive, String blocked, String shown, String origin) {
    Optional<CspReports.Stopped> line = reports.read(old(directive, blocked));

    assertEquals(Optional.of(told(shown, origin)), line);
  }

  @Test
  void older_browsers_name_the_directive_with_its_values() {
    String body =
        "{\"csp-report\":{\"violated-directive\":\"img-src 'self' data:\",\"blocked-uri\":\"\"}}";

    assertEquals(Optional.of(told("img-src", "other")), reports.read(body));
  }

  @Test
  void newer_browsers_send_lists_of_all_their_reports() {
    String body =
        """
         [{"type":"deprecation","body":{"id":"canary"}}, null,
          {"type":"csp-violation"},
          {"type":"csp-violation","url":"https://crm.example/callback?code=canary",
           "user_agent":"canary","body":{"effectiveDirective":"img-src","statusCode":200,
           "blockedURL":"https://evil.example/canary","sample":"canary"}},
          {"type":"csp-violation","body":{"effectiveDirective":"font-src","blockedURL":"eval"}}]
        """;

    assertEquals(Optional.of(told("img-src", "https://evil.example")), reports.read(body));
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @ValueSource(
      strings = {
        "",
        " ",
        "canary",
        "null",
        "[]",
        "[[]]",
        "[1]",
        "[null]",
        "{}",
        "{\"csp-report\":null}",
        "{\"csp-report\":\"canary\"}",
        "{\"csp-report\":[]}",
        "{\"csp-report\":{\"blocked-uri\":{}}}",
        "{\"reports\":{}}",
        "[{\"type\":\"csp-violation\",\"body\":[]}]",
        "[{\"type\":7}]",
        "{\"csp-report\":{\"effective-directive\":\"img-src\"",
        "[{\"type\":\"csp-violation\",\"body\":{}}"
      })
  void what_is_no_report_is_not_told(String body) {
    assertEquals(Optional.empty(), reports.read(body));
  }

  @Test
  void what_nests_deep_or_runs_long_is_refused() {
    assertEquals(Optional.empty(), reports.read("[".repeat(4000) + "]".repeat(4000)));
    assertEquals(Optional.empty(), reports.read("{\"csp-report\":".repeat(500) + "1"));
    String name = "a".repeat(4000);
    assertEquals(
        Optional.of(told("other", "other")),
        reports.read(old(name, "https://" + name + ".example/")));
  }

  @Test
  void twenty_a_minute_are_read_and_then_no_more() {
    for (int i = 0; i < 20; i++) {
      assertTrue(reports.welcome());
    }
    assertFalse(reports.welcome());

    clock.pass(Duration.ofSeconds(59));
    assertFalse(reports.welcome());

    clock.pass(Duration.ofSeconds(1));
    assertTrue(reports.welcome());
  }
}
