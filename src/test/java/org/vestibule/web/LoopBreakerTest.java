package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.http.Cookie;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LoopBreakerTest {
  private static final Instant START = Instant.ofEpochSecond(1_700_000_000);
  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
  private final LoopBreaker loops = new LoopBreaker(true, clock);
  private FakeExchange browser = new FakeExchange();

  private void signIn() {
    loops.completed(browser.request, browser.response);
    browser = browser.next();
  }

  private boolean circling() {
    boolean circling = loops.circling(browser.request, browser.response);
    browser = browser.next();
    return circling;
  }

  private void pass(long seconds) {
    now.updateAndGet(it -> it.plusSeconds(seconds));
  }

  @Test
  void a_first_visit_is_no_round() {
    for (int i = 0; i < 5; i++) {
      assertFalse(circling());
    }
  }

  @Test
  void the_third_round_stops() {
    signIn();
    assertFalse(circling());
    signIn();
    assertFalse(circling());
    signIn();
    assertTrue(circling());
  }

  @Test
  void after_the_stop_it_begins_anew() {
    the_third_round_stops();

    assertFalse(circling());
    signIn();
    assertFalse(circling());
  }

  @Test
  void coming_without_a_session_again_and_again_stops_too() {
    signIn();

    assertFalse(circling());
    assertFalse(circling());
    assertTrue(circling());
  }

  @Test
  void rounds_that_take_their_time_still_count() {
    signIn();
    pass(59);
    assertFalse(circling());
    signIn();
    pass(59);
    assertFalse(circling());
    signIn();
    pass(59);
    assertTrue(circling());
  }

  @Test
  void a_minute_after_the_sign_in_nothing_is_remembered() {
    signIn();
    circling();
    signIn();
    circling();
    signIn();
    pass(60);

    assertFalse(circling());
  }

  @Test
  void a_round_does_not_make_the_minute_longer() {
    signIn();
    circling();
    pass(40);
    circling();
    pass(20);

    assertFalse(circling());
  }

  @Test
  void a_sign_out_forgets() {
    signIn();
    circling();
    signIn();
    circling();
    loops.forget(browser.response);
    browser = browser.next();

    assertEquals(true, browser.cookies.isEmpty());
    signIn();
    assertFalse(circling());
  }

  @Test
  void the_cookie_is_a_count_and_a_time_and_lives_for_a_minute() {
    loops.completed(browser.request, browser.response);

    Cookie cookie = browser.cookie();
    assertEquals("vestibule-rounds", cookie.getName());
    assertEquals("0.1700000000", cookie.getValue());
    assertEquals(60, cookie.getMaxAge());
    assertEquals("/", cookie.getPath());
    assertEquals("Lax", cookie.getAttribute("SameSite"));
    assertTrue(cookie.isHttpOnly());
    assertTrue(cookie.getSecure());
  }

  @Test
  void without_https_the_cookie_is_not_secure() {
    new LoopBreaker(false, clock).completed(browser.request, browser.response);

    assertFalse(browser.cookie().getSecure());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "2",
        "2.",
        ".1700000000",
        "-1.1700000000",
        "2.-1",
        "2.1700000000 ",
        "2.1700000000.1",
        "222.1700000000",
        "2.1700000000000",
        "99999999999999999999.1",
        "\u0662.\u0661\u0667",
        "a.b",
        "2,1700000000"
      })
  void a_cookie_of_something_else_is_none(String value) {
    browser.withCookie("vestibule-rounds", value);

    assertFalse(loops.circling(browser.request, browser.response));
    assertEquals(List.of(), browser.set);
    loops.completed(browser.request, browser.response);
    assertEquals("0.1700000000", browser.cookie().getValue());
  }

  @ParameterizedTest
  @CsvSource({"2.0, false", "2.1699999940, false", "2.1699999941, true", "99.999999999999, false"})
  void a_cookie_that_was_made_up_harms_its_own_browser_at_most(String value, boolean stops) {
    browser.withCookie("vestibule-rounds", value);

    assertEquals(stops, circling());
    assertFalse(circling());
  }

  @Test
  void another_cookie_is_not_looked_at() {
    browser.withCookie("vestibule-round", "2.1700000000");

    assertFalse(circling());
  }
}
