package org.vestibule.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.oauth.ManualClock;

class PreflightTest {
  private final CheckedSite site = new CheckedSite();
  private final CountDownLatch over = new CountDownLatch(1);

  @AfterEach
  void close() {
    over.countDown();
    site.close();
  }

  /** Answers when the test is over. */
  private void hang(HttpExchange exchange) throws IOException {
    try {
      over.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    exchange.sendResponseHeaders(500, -1);
  }

  @Test
  void each_check_of_the_network_is_told_once_and_in_order() {
    assertEquals(
        Arrays.stream(Check.values()).filter(it -> it.compareTo(Check.ENVIRONMENT) >= 0).toList(),
        site.verdicts().stream().map(Verdict::check).toList());
  }

  @Test
  void all_checks_end_when_their_time_is_over_however_long_one_call_may_take() {
    site.server.answer(CheckedSite.WEB_API, this::hang);
    site.server.answer("/keys", this::hang);
    site.timeout = Duration.ofDays(1);

    List<Verdict> verdicts =
        assertTimeoutPreemptively(
            Duration.ofSeconds(20), () -> site.verdicts(Duration.ofSeconds(2)));

    assertEquals(Outcome.TIME_OVER, Told.outcome(verdicts, Check.ENVIRONMENT));
    assertEquals(Outcome.TIME_OVER, Told.outcome(verdicts, Check.KEYS));
    assertEquals(Outcome.TIME_OVER, Told.outcome(verdicts, Check.CREDENTIAL));
    assertEquals(Outcome.METADATA_OK, Told.outcome(verdicts, Check.METADATA));
    assertEquals(Outcome.CLOCK_OK, Told.outcome(verdicts, Check.CLOCK));
  }

  @Test
  void one_call_is_bounded_by_its_own_time() {
    site.server.answer("/keys", this::hang);
    site.timeout = Duration.ofMillis(500);

    Verdict verdict = site.verdict(Check.KEYS);

    assertEquals(Outcome.KEYS_UNREACHABLE, verdict.outcome());
    assertTrue(Told.in(verdict).contains("HTTP_TIMEOUT"), Told.in(verdict));
  }

  @Test
  void nothing_of_an_earlier_run_is_remembered() {
    assertEquals(Outcome.KEYS_OK, site.verdict(Check.KEYS).outcome());
    site.server.answer("/keys", 404, "");

    assertEquals(Outcome.KEYS_STATUS, site.verdict(Check.KEYS).outcome());
  }

  @Test
  void who_comes_meanwhile_or_right_after_shares_a_run() {
    var clock = new ManualClock(Instant.parse("2026-11-23T12:00:00Z"));
    var runs = new AtomicInteger();
    var shared =
        new SharedPreflight(
            () -> {
              runs.incrementAndGet();
              return List.of();
            },
            clock);

    List<Verdict> first = shared.get();
    clock.pass(Duration.ofSeconds(5));
    assertSame(first, shared.get());
    assertEquals(1, runs.get());

    clock.pass(Duration.ofMillis(1));
    shared.get();
    assertEquals(2, runs.get());
  }

  @Test
  void two_visitors_at_once_make_one_run() throws Exception {
    var inside = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var runs = new AtomicInteger();
    var shared =
        new SharedPreflight(
            () -> {
              runs.incrementAndGet();
              inside.countDown();
              await(go);
              return List.of();
            },
            new ManualClock(Instant.EPOCH));
    var first = new Thread(shared::get);
    var second = new Thread(shared::get);

    first.start();
    inside.await();
    second.start();
    while (second.getState() != Thread.State.BLOCKED && runs.get() < 2) {
      Thread.onSpinWait();
    }
    go.countDown();
    first.join();
    second.join();

    assertEquals(1, runs.get());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
