package org.vestibule.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.oauth.UpstreamFailure;

class RestsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private final Rests rests = new Rests();

  private static UpstreamFailure failure(Optional<Duration> retryAfter) {
    return new UpstreamFailure(UpstreamFailure.Kind.THROTTLED, 429, retryAfter);
  }

  private Optional<UpstreamFailure> after(Duration passed) {
    return rests.resting("session-1", NOW.plus(passed));
  }

  @ParameterizedTest(name = "asked for {0} s: {1} s")
  @CsvSource({", 5", "1, 1", "30, 30", "300, 300", "301, 300", "86400, 300"})
  void a_provider_is_left_alone_as_long_as_it_asks_within_bounds(Long asked, long rest) {
    rests.rest("session-1", failure(Optional.ofNullable(asked).map(Duration::ofSeconds)), NOW);

    assertEquals(true, after(Duration.ofSeconds(rest).minusMillis(1)).isPresent());
    assertEquals(Optional.empty(), after(Duration.ofSeconds(rest)));
  }

  @Test
  void a_provider_that_asks_for_no_time_is_asked_at_once() {
    rests.rest("session-1", failure(Optional.of(Duration.ZERO)), NOW);

    assertEquals(Optional.empty(), after(Duration.ZERO));
  }

  @Test
  void what_is_told_is_the_time_that_is_left_and_the_same_failure() {
    rests.rest("session-1", failure(Optional.of(Duration.ofSeconds(30))), NOW);

    assertEquals(
        Optional.of(failure(Optional.of(Duration.ofSeconds(21)))), after(Duration.ofSeconds(10)));
    assertEquals(
        Optional.of(failure(Optional.of(Duration.ofSeconds(2)))), after(Duration.ofSeconds(29)));
  }

  @Test
  void the_cap_is_told_and_not_what_was_asked() {
    rests.rest("session-1", failure(Optional.of(Duration.ofDays(1))), NOW);

    assertEquals(Optional.of(failure(Optional.of(Duration.ofSeconds(301)))), after(Duration.ZERO));
  }

  @Test
  void another_session_does_not_rest() {
    rests.rest("session-1", failure(Optional.empty()), NOW);

    assertEquals(Optional.empty(), rests.resting("session-2", NOW));
  }

  @Test
  void a_second_failure_begins_a_rest_of_its_own() {
    rests.rest("session-1", failure(Optional.of(Duration.ofSeconds(60))), NOW);
    rests.rest("session-1", failure(Optional.of(Duration.ofSeconds(2))), NOW);

    assertEquals(Optional.empty(), after(Duration.ofSeconds(2)));
  }

  @Test
  void a_rest_that_is_over_stays_over() {
    rests.rest("session-1", failure(Optional.empty()), NOW);
    after(Duration.ofSeconds(5));

    assertEquals(Optional.empty(), after(Duration.ZERO));
  }

  @Test
  void ten_thousand_sessions_rest_and_the_oldest_makes_room() {
    rests.rest("session-1", failure(Optional.empty()), NOW);
    for (int i = 2; i <= 10_000; i++) {
      rests.rest("session-" + i, failure(Optional.empty()), NOW);
    }
    assertEquals(true, after(Duration.ZERO).isPresent());

    rests.rest("one-more", failure(Optional.empty()), NOW);

    assertEquals(Optional.empty(), after(Duration.ZERO));
    assertEquals(true, rests.resting("session-2", NOW).isPresent());
  }
}
