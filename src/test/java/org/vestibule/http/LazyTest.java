package org.vestibule.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LazyTest {
  private static final int AT_ONCE = 16;

  private final AtomicInteger made = new AtomicInteger();

  @Test
  void nothing_is_made_before_somebody_needs_it() {
    var lazy = new Lazy<>(made::incrementAndGet);

    assertEquals(Optional.empty(), lazy.made());
    assertEquals(1, lazy.get());
    assertEquals(Optional.of(1), lazy.made());
  }

  @Test
  void many_who_need_it_at_once_get_the_same() throws Exception {
    var together = new CyclicBarrier(AT_ONCE);
    var lazy =
        new Lazy<>(
            () -> {
              sleep();
              return made.incrementAndGet();
            });
    Callable<Integer> user =
        () -> {
          together.await();
          return lazy.get();
        };
    var threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      for (Future<Integer> each : threads.invokeAll(Collections.nCopies(AT_ONCE, user))) {
        assertEquals(1, each.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  /** Whoever comes next tries again. */
  @Test
  void what_could_not_be_made_is_made_later() {
    var lazy =
        new Lazy<>(
            () -> {
              if (made.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
              }
              return made.get();
            });

    assertThrows(IllegalStateException.class, lazy::get);
    assertEquals(2, lazy.get());
  }

  private static void sleep() {
    try {
      TimeUnit.MILLISECONDS.sleep(20);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
