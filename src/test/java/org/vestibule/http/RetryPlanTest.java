package org.vestibule.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RetryPlanTest {
  private static final Duration LEFT = Duration.ofSeconds(10);

  @ParameterizedTest(name = "{0}: {1} with Retry-After {2}, {3} tries, waited {4}")
  @CsvSource(
      textBlock =
          """
          a success,                    200, '',  1, PT0S,   stands
          throttled,                    429, 2,   1, PT0S,   PT2S
          throttled without a time,     429, '',  1, PT0S,   stands
          throttled for long,           429, 5,   1, PT0S,   PT5S
          throttled for too long,       429, 6,   1, PT0S,   stands
          throttled again,              429, 2,   2, PT3S,   PT2S
          throttled for long again,     429, 3,   2, PT3S,   stands
          throttled for ever,           429, 0,   3, PT0S,   stands
          down with a time,             503, 4,   1, PT0S,   PT4S
          down for too long,            503, 120, 1, PT0S,   stands
          down,                         503, '',  1, PT0S,   PT0.25S
          down with a date unreadable,  503, x,   1, PT0S,   PT0.25S
          a gateway,                    502, '',  1, PT0S,   PT0.25S
          a gateway's time-out,         504, '',  1, PT0S,   PT0.25S
          a second time,                504, '',  2, PT0.25S, PT0.5S
          a third time,                 504, '',  3, PT0.75S, stands
          a gateway that names a time,  502, 60,  1, PT0S,   PT0.25S
          a fault,                      500, '',  1, PT0S,   stands
          a fault that names a time,    500, 1,   1, PT0S,   stands
          a refusal,                    403, 1,   1, PT0S,   stands
          an expired token,             401, '',  1, PT0S,   stands
          elsewhere,                    302, 1,   1, PT0S,   stands
          nothing there,                404, '',  1, PT0S,   stands
          """)
  void an_answer(
      String theCase, int status, String retryAfter, int tries, Duration waited, String expected) {
    Map<String, List<String>> headers =
        retryAfter.isEmpty() ? Map.of() : Map.of("retry-after", List.of(retryAfter));
    var spent = new RetryPlan.Spent(tries, waited, LEFT);

    Optional<Duration> wait = RetryPlan.READS.after(new Reply(status, headers, ""), spent, 1);

    assertEquals(expected, wait.map(Duration::toString).orElse("stands"));
  }

  @ParameterizedTest
  @EnumSource(HttpFailure.Kind.class)
  void a_broken_connection_alone_is_tried_again(HttpFailure.Kind kind) {
    var spent = new RetryPlan.Spent(1, Duration.ZERO, LEFT);

    assertEquals(
        kind == HttpFailure.Kind.BROKEN,
        RetryPlan.READS.after(new HttpFailure(kind), spent, 1).isPresent());
  }

  @Test
  void a_broken_connection_is_tried_again_twice() {
    var failure = new HttpFailure(HttpFailure.Kind.BROKEN);

    assertTrue(
        RetryPlan.READS
            .after(failure, new RetryPlan.Spent(2, Duration.ofMillis(250), LEFT), 0)
            .isPresent());
    assertEquals(
        Optional.empty(),
        RetryPlan.READS.after(failure, new RetryPlan.Spent(3, Duration.ofMillis(750), LEFT), 0));
  }

  @ParameterizedTest
  @CsvSource({"0, PT0.125S", "0.5, PT0.188S", "1, PT0.25S"})
  void chance_makes_a_wait_up_to_half_as_long(double chance, Duration expected) {
    var spent = new RetryPlan.Spent(1, Duration.ZERO, LEFT);

    assertEquals(
        Optional.of(expected), RetryPlan.READS.after(new Reply(502, Map.of(), ""), spent, chance));
  }

  @ParameterizedTest
  @CsvSource({"429, 2, PT2S", "429, 2, PT1S", "429, 2, -PT1S", "502, 2, PT0.25S", "502, 2, PT0S"})
  void a_wait_ends_before_the_deadline_or_is_not_begun(
      int status, String retryAfter, Duration left) {
    var reply = new Reply(status, Map.of("retry-after", List.of(retryAfter)), "");
    var failure = new HttpFailure(HttpFailure.Kind.BROKEN);
    var spent = new RetryPlan.Spent(1, Duration.ZERO, left);

    assertEquals(Optional.empty(), RetryPlan.READS.after(reply, spent, 1));
    assertEquals(
        left.compareTo(Duration.ofMillis(250)) > 0,
        RetryPlan.READS.after(failure, spent, 1).isPresent());
  }

  @Test
  void no_number_of_tries_makes_a_wait_overflow() {
    var endless = new RetryPlan(1_000, Duration.ofMillis(1), Duration.ofDays(1));
    var spent = new RetryPlan.Spent(900, Duration.ZERO, Duration.ofDays(1));

    assertEquals(
        Optional.of(Duration.ofMillis(65_536)),
        endless.after(new Reply(502, Map.of(), ""), spent, 1));
  }
}
