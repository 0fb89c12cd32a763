package org.vestibule.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CachedTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final ManualClock clock = new ManualClock(Instant.parse("2026-11-23T12:00:00Z"));
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final AtomicInteger loads = new AtomicInteger();
  private final Cached<Integer> cached = new Cached<>(this::load, clock, background::add);
  private boolean down;

  private Integer load() throws ProviderUnavailable {
    int number = loads.incrementAndGet();
    if (down) {
      throw new ProviderUnavailable(
          new UpstreamFailure(UpstreamFailure.Kind.DOWN, 500 + number, Optional.empty()));
    }
    return number;
  }

  @Test
  void it_loads_once_for_many_gets() throws ProviderUnavailable {
    assertFalse(cached.ready());

    for (int i = 0; i < 5; i++) {
      assertEquals(1, cached.get());
    }

    assertTrue(cached.ready());
    assertEquals(1, loads.get());
  }

  @Test
  void more_callers_than_may_wait_are_refused_at_once() throws Exception {
    var goOn = new CountDownLatch(1);
    var inside = new CountDownLatch(1);
    var slow =
        new Cached<>(
            () -> {
              inside.countDown();
              await(goOn, 10_000);
              return loads.incrementAndGet();
            },
            clock,
            background::add);
    var threads = Executors.newFixedThreadPool(Cached.MAX_WAITING);
    try {
      var calls = new ArrayList<CompletableFuture<Integer>>();
      for (int i = 0; i < Cached.MAX_WAITING; i++) {
        calls.add(CompletableFuture.supplyAsync(() -> getOrThrow(slow), threads));
      }
      await(inside, 10_000);
      while (slow.waiting() < Cached.MAX_WAITING) {
        Thread.onSpinWait();
      }

      ProviderUnavailable refused = assertThrows(ProviderUnavailable.class, slow::get);
      assertEquals(UpstreamFailure.Kind.BUSY, refused.failure().kind());

      goOn.countDown();
      for (CompletableFuture<Integer> call : calls) {
        assertEquals(1, call.get(10, TimeUnit.SECONDS));
      }
      assertEquals(1, slow.get());
    } finally {
      goOn.countDown();
      threads.shutdownNow();
    }
  }

  @Test
  void callers_that_come_at_once_wait_for_one_load() throws Exception {
    var second = new CountDownLatch(2);
    var slow =
        new Cached<>(
            () -> {
              second.countDown();
              int number = loads.incrementAndGet();
              // Time enough for a second load, if one could begin.
              await(second, 200);
              return number;
            },
            clock,
            background::add);
    var threads = Executors.newFixedThreadPool(20);
    try {
      var calls = new ArrayList<CompletableFuture<Integer>>();
      for (int i = 0; i < 20; i++) {
        calls.add(CompletableFuture.supplyAsync(() -> getOrThrow(slow), threads));
      }

      for (CompletableFuture<Integer> call : calls) {
        assertEquals(1, call.get(10, TimeUnit.SECONDS));
      }
      assertEquals(1, loads.get());
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void within_the_hour_it_is_not_renewed() throws ProviderUnavailable {
    cached.get();
    clock.pass(HOUR);

    assertEquals(1, cached.get());
    assertTrue(background.isEmpty());
  }

  @Test
  void after_an_hour_it_is_renewed_behind_the_callers_back() throws ProviderUnavailable {
    cached.get();
    clock.pass(HOUR.plus(SECOND));

    assertEquals(1, cached.get());
    assertEquals(1, cached.get());
    assertEquals(1, loads.get(), "the caller does not load");
    assertEquals(1, background.size(), "one renewal at a time");

    background.remove().run();

    assertEquals(2, cached.get());
    assertTrue(background.isEmpty());
    clock.pass(HOUR.plus(SECOND));
    assertEquals(2, cached.get());
    assertEquals(1, background.size(), "and again an hour later");
  }

  @Test
  void in_an_outage_the_old_copy_serves_for_a_day() throws ProviderUnavailable {
    cached.get();
    down = true;
    clock.pass(Duration.ofHours(24));

    assertEquals(1, cached.get());
    assertTrue(cached.ready());
    background.remove().run();
    assertEquals(1, cached.get());

    clock.pass(Duration.ofSeconds(2));
    assertFalse(cached.ready());
    assertThrows(ProviderUnavailable.class, cached::get);
  }

  @Test
  void in_an_outage_the_provider_is_asked_every_half_minute() throws ProviderUnavailable {
    cached.get();
    down = true;
    clock.pass(HOUR.plus(SECOND));
    cached.get();
    background.remove().run();

    clock.pass(Duration.ofSeconds(30));
    cached.get();
    assertTrue(background.isEmpty());

    clock.pass(SECOND);
    cached.get();
    assertEquals(1, background.size());
  }

  @Test
  void after_an_outage_the_new_copy_is_seen() throws ProviderUnavailable {
    cached.get();
    down = true;
    clock.pass(Duration.ofHours(25));
    assertThrows(ProviderUnavailable.class, cached::get);

    down = false;
    clock.pass(SECOND);

    assertEquals(3, cached.get());
    assertTrue(cached.ready());
  }

  @Test
  void a_failure_is_shared_for_a_second() {
    down = true;

    ProviderUnavailable first = assertThrows(ProviderUnavailable.class, cached::get);
    clock.pass(Duration.ofMillis(999));
    assertSame(first, assertThrows(ProviderUnavailable.class, cached::get));
    assertEquals(1, loads.get());

    clock.pass(Duration.ofMillis(1));
    assertEquals(502, assertThrows(ProviderUnavailable.class, cached::get).failure().status());
    assertEquals(2, loads.get());
  }

  @Test
  void however_often_a_newer_copy_is_demanded_it_is_fetched_every_half_minute()
      throws ProviderUnavailable {
    cached.get();

    for (int i = 0; i < 10; i++) {
      assertEquals(2, cached.demandNewer());
    }
    assertEquals(2, cached.get(), "the newer copy is everybody's");

    clock.pass(Duration.ofMillis(29_999));
    assertEquals(2, cached.demandNewer());
    clock.pass(Duration.ofMillis(1));
    assertEquals(3, cached.demandNewer());
  }

  @Test
  void a_demand_during_an_outage_gives_the_old_copy() throws ProviderUnavailable {
    cached.get();
    down = true;

    for (int i = 0; i < 10; i++) {
      assertEquals(1, cached.demandNewer());
    }

    assertEquals(2, loads.get());
  }

  @Test
  void a_renewal_that_breaks_does_not_stop_the_next_one() throws ProviderUnavailable {
    var fragile =
        new Cached<>(
            () -> {
              if (loads.incrementAndGet() == 2) {
                throw new IllegalStateException("broken");
              }
              return loads.get();
            },
            clock,
            background::add);
    fragile.get();
    clock.pass(HOUR.plus(SECOND));
    fragile.get();
    assertThrows(IllegalStateException.class, background.remove()::run);

    fragile.get();
    background.remove().run();

    assertEquals(3, fragile.get());
  }

  private static Integer getOrThrow(Cached<Integer> cached) {
    try {
      return cached.get();
    } catch (ProviderUnavailable e) {
      throw new AssertionError(e);
    }
  }

  private static void await(CountDownLatch latch, long millis) {
    try {
      latch.await(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
