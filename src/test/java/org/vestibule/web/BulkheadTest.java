package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.servlet.ServletException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class BulkheadTest {
  private static final Duration LONG = Duration.ofSeconds(50);
  private static final Duration SHORT = Duration.ofMillis(1);

  private final AtomicBoolean done = new AtomicBoolean();

  /** How work that comes while the only place is taken fares: it waits, or is done. */
  private Thread.State second(Bulkhead bulkhead) throws Exception {
    return beside(bulkhead, 1, () -> bulkhead.run(() -> {}));
  }

  private Thread.State beside(Bulkhead bulkhead, int taken, Bulkhead.Work work) throws Exception {
    var task =
        new FutureTask<>(
            () -> {
              work.run();
              return true;
            });
    var second = new Thread(task);
    var state = new Thread.State[1];
    taking(
        bulkhead,
        taken,
        () -> {
          second.start();
          do {
            Thread.onSpinWait();
            state[0] = second.getState();
          } while (state[0] != Thread.State.TIMED_WAITING && state[0] != Thread.State.TERMINATED);
          assertFalse(done.get());
        });
    assertTrue(task.get());
    return state[0];
  }

  private static void taking(Bulkhead bulkhead, int places, Bulkhead.Work work) throws Exception {
    if (places == 0) {
      work.run();
    } else {
      bulkhead.run(
          () -> {
            try {
              taking(bulkhead, places - 1, work);
            } catch (Exception e) {
              throw new ServletException(e);
            }
          });
    }
  }

  @Test
  void work_waits_until_a_place_is_free() throws Exception {
    assertEquals(Thread.State.TIMED_WAITING, second(new Bulkhead(1, LONG)));
    assertEquals(Thread.State.TERMINATED, second(new Bulkhead(2, LONG)));
  }

  @Test
  void a_page_and_its_values_are_made_in_their_turn() throws Exception {
    int places = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
    var exchange = new FakeExchange();
    var pages =
        new Pages(
            new PublicAddress(Optional.empty()), new Assets(Map.of()), request -> Optional.empty());

    assertEquals(
        Thread.State.TIMED_WAITING,
        beside(
            Pages.MAKING,
            places,
            () -> pages.show(exchange.request, exchange.response, "home", this::view)));

    assertTrue(done.get());
  }

  private Object view() {
    done.set(true);
    return "view";
  }

  @Test
  void work_that_fails_leaves_its_place() throws Exception {
    var bulkhead = new Bulkhead(1, LONG);

    assertThrows(
        ServletException.class,
        () ->
            bulkhead.run(
                () -> {
                  throw new ServletException("of the view");
                }));
    bulkhead.run(() -> done.set(true));

    assertTrue(done.get());
  }

  @Test
  void a_place_that_does_not_come_free_is_not_waited_for_for_ever() throws Exception {
    var bulkhead = new Bulkhead(1, SHORT);

    bulkhead.run(() -> bulkhead.run(() -> done.set(true)));

    assertTrue(done.get());
  }

  @Test
  void an_interrupted_thread_does_its_work_stays_interrupted_and_gives_no_place_away()
      throws Exception {
    var bulkhead = new Bulkhead(1, LONG);

    bulkhead.run(
        () -> {
          Thread.currentThread().interrupt();
          bulkhead.run(() -> done.set(true));
        });

    assertTrue(done.getAndSet(false));
    assertTrue(Thread.interrupted());
    assertFalse(Thread.interrupted());
    assertEquals(Thread.State.TIMED_WAITING, second(bulkhead));
  }
}
