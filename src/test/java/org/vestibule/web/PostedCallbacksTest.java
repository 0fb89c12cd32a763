package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.oauth.CallbackParameters;
import org.vestibule.oauth.ManualClock;
import org.vestibule.oauth.Randomness;
import org.vestibule.session.LocalEngine;

class PostedCallbacksTest {
  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-23T12:00:00Z"));
  private final PostedCallbacks posted =
      new PostedCallbacks(new LocalEngine(clock), Randomness.secure());

  @Test
  void a_ticket_brings_the_parameters_back_once() {
    String ticket = keep("code", "c1");

    assertEquals(Optional.of("c1"), posted.take(ticket).flatMap(it -> it.single("code")));
    assertEquals(Optional.empty(), posted.take(ticket));
  }

  @Test
  void each_answer_has_a_ticket_of_its_own() {
    String first = keep("code", "c1");
    String second = keep("code", "c2");

    assertEquals(Optional.of("c2"), posted.take(second).flatMap(it -> it.single("code")));
    assertEquals(Optional.of("c1"), posted.take(first).flatMap(it -> it.single("code")));
  }

  @Test
  void a_ticket_of_nobody_brings_nothing() {
    keep("code", "c1");

    assertEquals(Optional.empty(), posted.take("A".repeat(43)));
    assertEquals(Optional.empty(), posted.take(""));
  }

  @Test
  void a_minute_later_it_is_too_late() {
    String late = keep("code", "c1");
    String early = keep("code", "c2");

    clock.pass(Duration.ofMillis(59_999));
    assertTrue(posted.take(early).isPresent());
    clock.pass(Duration.ofMillis(1));
    assertEquals(Optional.empty(), posted.take(late));
  }

  @Test
  void beyond_a_thousand_the_oldest_is_given_up() {
    String first = keep("code", "c0");
    String second = keep("code", "c1");
    for (int i = 2; i <= 1000; i++) {
      keep("code", "c" + i);
    }

    assertEquals(Optional.empty(), posted.take(first));
    assertTrue(posted.take(second).isPresent());
  }

  @Test
  void an_answer_that_is_too_long_is_not_kept() {
    assertTrue(posted.keep(Map.of("code", new String[] {"x".repeat(16_380)})).isPresent());
    assertEquals(
        Optional.empty(),
        posted.keep(Map.of("code", new String[] {"x".repeat(16_000), "x".repeat(385)})));
  }

  @Test
  void all_values_come_back_as_they_were() {
    String text = "\u00e4\ud83d\ude00\u0000";
    String ticket =
        posted
            .keep(Map.of("code", new String[] {text, ""}, "state", new String[] {"s"}))
            .orElseThrow();

    CallbackParameters parameters = posted.take(ticket).orElseThrow();

    assertArrayEquals(new String[] {text, ""}, parameters.values().get("code"));
    assertArrayEquals(new String[] {"s"}, parameters.values().get("state"));
    assertEquals(2, parameters.values().size());
  }

  private String keep(String name, String value) {
    return posted.keep(Map.of(name, new String[] {value})).orElseThrow();
  }
}
