package org.vestibule.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DeadlinesTest {
  private static final long HOUR = Duration.ofHours(1).toNanos();

  private final Deadlines deadlines = new Deadlines();

  @AfterEach
  void close() {
    deadlines.close();
  }

  @Test
  void a_call_that_is_over_time_is_cut() throws InterruptedException {
    var cut = new CountDownLatch(1);
    try (Deadline deadline = Deadline.start(deadlines, 1)) {
      Deadline.connected(cut::countDown);

      assertTrue(cut.await(10, TimeUnit.SECONDS));
      assertTrue(deadline.over());
    }
  }

  @Test
  void after_a_cut_that_fails_others_are_still_cut() throws InterruptedException {
    var failed = new CountDownLatch(1);
    try (Deadline deadline = Deadline.start(deadlines, Duration.ofMillis(300).toNanos())) {
      Deadline.connected(
          () -> {
            failed.countDown();
            throw new IllegalStateException("cannot be cut");
          });

      assertTrue(failed.await(10, TimeUnit.SECONDS));
      assertTrue(deadline.over());
    }
    a_call_that_is_over_time_is_cut();
  }

  @Test
  void a_call_in_time_is_left_alone() {
    var cuts = new AtomicInteger();
    try (Deadline deadline = Deadline.start(deadlines, HOUR)) {
      Deadline.connected(cuts::incrementAndGet);
      deadline.look(System.nanoTime());

      assertFalse(deadline.over());
      assertEquals(0, cuts.get());
    }
  }

  @Test
  void a_connection_that_comes_after_the_end_is_cut_at_once() {
    var cuts = new AtomicInteger();
    try (Deadline deadline = Deadline.start(deadlines, HOUR)) {
      deadline.look(System.nanoTime() + 2 * HOUR);

      Deadline.connected(cuts::incrementAndGet);

      assertEquals(1, cuts.get());
    }
  }
}
