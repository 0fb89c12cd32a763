package org.vestibule.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Two nodes on one engine; their pauses take no time and are counted. */
class LeasesTest {
  private final LocalEngine engine = new LocalEngine(Clock.systemUTC());
  private final SharedMap map = engine.map("leases", Duration.ofMinutes(10));
  private final AtomicInteger drawn = new AtomicInteger();
  private final AtomicInteger pauses = new AtomicInteger();
  private Runnable meanwhile = () -> {};

  private Leases node() {
    return new Leases(
        engine,
        () -> "value-" + drawn.incrementAndGet(),
        time -> {
          pauses.incrementAndGet();
          meanwhile.run();
        });
  }

  private Duration waited() {
    return Leases.POLL.multipliedBy(pauses.get());
  }

  @Test
  void a_free_lease_is_taken_without_waiting_and_free_again_after_the_work() {
    assertEquals(Optional.of("done"), node().holding("a", () -> "done"));
    assertEquals(Optional.of("again"), node().holding("a", () -> "again"));

    assertEquals(0, pauses.get());
    assertEquals(Optional.empty(), map.get("a"));
  }

  @Test
  void work_that_fails_frees_its_lease() {
    assertThrows(
        IllegalStateException.class,
        () ->
            node()
                .holding(
                    "a",
                    () -> {
                      throw new IllegalStateException();
                    }));

    assertEquals(Optional.empty(), map.get("a"));
  }

  @Test
  void another_node_waits_until_the_holder_is_done() {
    Leases.Held held = node().take("a").orElseThrow();
    meanwhile =
        () -> {
          if (pauses.get() == 5) {
            held.free();
          }
        };

    assertTrue(node().take("a").isPresent());

    assertEquals(5, pauses.get());
  }

  @Test
  void a_lease_of_another_name_is_not_waited_for() {
    assertTrue(node().take("a").isPresent());

    assertTrue(node().take("b").isPresent());
    assertEquals(0, pauses.get());
  }

  @Test
  void the_lease_of_a_holder_that_is_dead_is_taken_over() {
    assertTrue(node().take("a").isPresent());

    assertTrue(node().take("a").isPresent());

    assertEquals(Leases.LIFE, waited().minus(Leases.POLL));
  }

  @Test
  void a_holder_that_renews_is_waited_for_until_patience_ends() {
    Leases.Held held = node().take("a").orElseThrow();
    meanwhile =
        () -> {
          if (pauses.get() % 60 == 0) {
            held.renew();
          }
        };

    assertEquals(Optional.empty(), node().take("a"));

    assertEquals(Leases.PATIENCE, waited());
    held.free();
    assertTrue(node().take("a").isPresent());
  }

  @Test
  void who_has_lost_a_lease_neither_renews_nor_frees_it() {
    Leases.Held dead = node().take("a").orElseThrow();
    Leases.Held heir = node().take("a").orElseThrow();
    byte[] value = map.get("a").orElseThrow();

    dead.renew();
    dead.free();

    assertTrue(map.remove("a", value));
    heir.free();
  }

  @Test
  void of_two_heirs_one_succeeds() {
    assertTrue(node().take("a").isPresent());
    meanwhile =
        () -> {
          if (Leases.LIFE.equals(waited())) {
            map.put("a", "of the other heir".getBytes(UTF_8));
          }
        };

    assertTrue(node().take("a").isPresent());

    assertTrue(waited().compareTo(Leases.LIFE.multipliedBy(2)) >= 0, waited().toString());
  }

  @Test
  void nobody_works_while_the_engine_does_not_answer() {
    var worked = new AtomicInteger();
    var leases = new Leases((name, life) -> new DeadMap(), () -> "value");

    assertThrows(
        EngineUnavailable.class, () -> leases.holding("a", () -> worked.incrementAndGet()));

    assertEquals(0, worked.get());
  }

  @Test
  void an_engine_that_goes_during_the_work_does_not_undo_it() {
    var dying = new DeadMap();
    dying.alive = true;
    var leases = new Leases((name, life) -> dying, () -> "value");

    assertEquals(
        Optional.of("done"),
        leases.holding(
            "a",
            () -> {
              dying.alive = false;
              return "done";
            }));
    assertFalse(dying.alive);
  }

  @Test
  void an_interrupted_request_waits_no_longer() {
    assertTrue(node().take("a").isPresent());
    var leases =
        new Leases(
            engine,
            () -> "value",
            time -> {
              throw new InterruptedException();
            });

    assertEquals(Optional.empty(), leases.take("a"));
    assertTrue(Thread.interrupted());
  }
}
