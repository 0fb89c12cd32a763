package org.vestibule.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PendingSignInsTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_800_000_000);

  private final PendingSignIns pending = new PendingSignIns();

  @Test
  void one_waits_until_it_is_answered() {
    pending.begun(NOW);
    pending.begun(NOW);
    pending.answered(NOW, NOW.plusSeconds(90));

    assertEquals(1, pending.waiting(NOW.plusSeconds(90)));
  }

  @Test
  void one_that_nobody_answers_drops_out_when_its_life_is_over() {
    pending.begun(NOW);

    assertEquals(1, pending.waiting(NOW.plus(Duration.ofMinutes(10))));
    assertEquals(0, pending.waiting(NOW.plus(Duration.ofMinutes(11))));
  }

  @Test
  void an_answer_that_comes_too_late_is_not_counted_twice() {
    pending.begun(NOW);
    pending.answered(NOW, NOW.plus(Duration.ofMinutes(11)));
    pending.begun(NOW.plus(Duration.ofMinutes(11)));

    assertEquals(1, pending.waiting(NOW.plus(Duration.ofMinutes(11))));
  }

  @Test
  void a_slot_is_used_again_by_another_minute() {
    pending.begun(NOW);
    Instant later = NOW.plus(Duration.ofMinutes(11));
    pending.begun(later);

    assertEquals(1, pending.waiting(later));
  }

  @Test
  void what_another_node_began_is_answered_here_as_minus_one() {
    pending.answered(NOW, NOW.plusSeconds(5));

    assertEquals(-1, pending.waiting(NOW.plusSeconds(5)));
    assertEquals(0, pending.waiting(NOW.plus(Duration.ofMinutes(11))));
  }
}
