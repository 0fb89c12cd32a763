package org.vestibule.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LowestLatelyTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

  private final LowestLately lowest = new LowestLately();

  @Test
  void nothing_seen_is_not_a_number() {
    assertEquals(Double.NaN, lowest.at(NOW));
  }

  @Test
  void the_lowest_counts_within_and_across_minutes() {
    lowest.seen(10, NOW);
    lowest.seen(4, NOW);
    lowest.seen(7, NOW.plusSeconds(60));

    assertEquals(4, lowest.at(NOW.plusSeconds(60)));
  }

  @Test
  void it_is_forgotten_after_five_minutes() {
    lowest.seen(4, NOW);
    lowest.seen(7, NOW.plusSeconds(60));

    assertEquals(4, lowest.at(NOW.plus(Duration.ofMinutes(4))));
    assertEquals(7, lowest.at(NOW.plus(Duration.ofMinutes(5))));
    assertEquals(Double.NaN, lowest.at(NOW.plus(Duration.ofMinutes(6))));
  }

  @Test
  void a_slot_is_used_again_by_another_minute() {
    lowest.seen(4, NOW);
    lowest.seen(9, NOW.plus(Duration.ofMinutes(5)));

    assertEquals(9, lowest.at(NOW.plus(Duration.ofMinutes(5))));
  }
}
