package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.oauth.ManualClock;
import org.vestibule.telemetry.LogLines;
import org.vestibule.web.SetupGate.Entry;

class SetupGateTest {
  private final LogLines log = LogLines.of("org.vestibule.startup");
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-23T12:00:00Z"));
  private final AtomicInteger chance = new AtomicInteger();

  @AfterEach
  void stop() {
    log.close();
  }

  private SetupGate gate(boolean secure) {
    return new SetupGate(clock, () -> "random-" + chance.incrementAndGet(), secure);
  }

  /** The code of the last line of the log. */
  private String code() {
    List<String> lines = log.texts.stream().filter(it -> it.contains("with the code ")).toList();
    String line = lines.get(lines.size() - 1);
    return line.substring(line.length() - 15, line.length() - 1);
  }

  private static FakeExchange stranger() {
    var exchange = new FakeExchange().withHeader("Host", "apps.example");
    exchange.serverName = "apps.example";
    exchange.remoteAddress = "192.0.2.7";
    return exchange;
  }

  private static Entry enter(SetupGate gate, String code) {
    return gate.enter(code, stranger().response);
  }

  @Test
  void this_machine_needs_no_code_and_others_do() {
    SetupGate gate = gate(false);

    assertTrue(gate.open(new FakeExchange().withHeader("Host", "localhost").request));
    assertFalse(gate.open(stranger().request));
    assertFalse(gate.open(stranger().withCookie("vestibule-setup", "random-1").request));
    assertTrue(code().matches("[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}"), code());
  }

  @Test
  void the_code_of_the_log_opens_once_and_the_next_one_is_another() {
    SetupGate gate = gate(true);
    String code = code();
    FakeExchange exchange = stranger();

    assertEquals(Entry.RIGHT, gate.enter(code, exchange.response));

    Cookie cookie = exchange.cookie();
    assertTrue(gate.open(stranger().withCookie(cookie.getName(), cookie.getValue()).request));
    assertNotEquals(code, code());
    assertEquals(Entry.WRONG, enter(gate, code), "used up");
    assertEquals(Entry.RIGHT, enter(gate, code()));
  }

  @Test
  void the_cookie_is_out_of_the_reach_of_scripts_and_sites() {
    SetupGate gate = gate(true);
    FakeExchange exchange = stranger();
    gate.enter(code(), exchange.response);

    Cookie cookie = exchange.cookie();

    assertTrue(cookie.isHttpOnly() && cookie.getSecure());
    assertEquals("Lax", cookie.getAttribute("SameSite"));
    assertEquals(Duration.ofMinutes(30).toSeconds(), cookie.getMaxAge());
    assertFalse(String.join("\n", log.texts).contains(cookie.getValue()));
  }

  @Test
  void half_an_hour_is_the_end() {
    SetupGate gate = gate(false);
    FakeExchange exchange = stranger();
    gate.enter(code(), exchange.response);
    String pass = exchange.cookie().getValue();

    clock.pass(Duration.ofMinutes(30).minusMillis(1));
    assertTrue(gate.open(stranger().withCookie("vestibule-setup", pass).request));
    clock.pass(Duration.ofMillis(1));
    assertFalse(gate.open(stranger().withCookie("vestibule-setup", pass).request));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"as it stands, %s", "small letters, %s", "with spaces, ' %s '"})
  void a_code_is_taken_as_people_type_it(String theCase, String form) {
    SetupGate gate = gate(false);
    String code = form.formatted(code());

    assertEquals(
        Entry.RIGHT,
        enter(
            gate,
            theCase.equals("small letters")
                ? code.toLowerCase(java.util.Locale.ROOT).replace("-", "")
                : code));
  }

  @Test
  void five_wrong_codes_shut_the_door_for_a_minute_even_for_the_right_one() {
    SetupGate gate = gate(false);
    for (int i = 0; i < 5; i++) {
      assertEquals(Entry.WRONG, enter(gate, "AAAA-AAAA-AAAA"));
    }
    FakeExchange exchange = stranger();

    assertEquals(Entry.WAIT, gate.enter(code(), exchange.response));
    assertEquals("61", exchange.answered.get("Retry-After"));
    assertEquals(List.of(), exchange.set);

    clock.pass(Duration.ofMinutes(1));
    assertEquals(Entry.RIGHT, enter(gate, code()));
  }

  @Test
  void after_the_minute_five_more_shut_it_again() {
    SetupGate gate = gate(false);
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 5; i++) {
        assertEquals(Entry.WRONG, enter(gate, ""));
      }
      assertEquals(Entry.WAIT, enter(gate, code()));
      clock.pass(Duration.ofMinutes(1));
    }
  }

  @Test
  void a_wrong_code_is_written_nowhere() {
    SetupGate gate = gate(false);

    enter(gate, "marker-guess");

    assertFalse(String.join("\n", log.texts).contains("marker"));
  }
}
