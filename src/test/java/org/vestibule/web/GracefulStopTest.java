package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vestibule.web.Readiness.Part;

@Timeout(20)
class GracefulStopTest {
  private final Readiness readiness = new Readiness(List.of(() -> Part.up("provider")));
  private final InFlight inFlight = new InFlight();

  @Test
  void readiness_falls_and_what_is_being_served_is_finished() throws Exception {
    var served = new CountDownLatch(1);
    CompletableFuture<Void> request = serve("/callback", served);
    var stop = new GracefulStop(readiness, inFlight, Duration.ZERO);

    CompletableFuture<Void> stopped = CompletableFuture.runAsync(stop);
    while (readiness.up()) {
      Thread.onSpinWait();
    }
    assertFalse(stopped.isDone());
    served.countDown();

    stopped.get(10, TimeUnit.SECONDS);
    request.get(10, TimeUnit.SECONDS);
  }

  @Test
  void whoever_comes_second_does_not_wait() throws Exception {
    var served = new CountDownLatch(1);
    CompletableFuture<Void> request = serve("/callback", served);
    var stop = new GracefulStop(readiness, inFlight, Duration.ZERO);
    CompletableFuture<Void> first = CompletableFuture.runAsync(stop);
    while (readiness.up()) {
      Thread.onSpinWait();
    }

    stop.run();
    stop.finish();

    assertFalse(first.isDone());
    served.countDown();
    first.get(10, TimeUnit.SECONDS);
    request.get(10, TimeUnit.SECONDS);
  }

  @Test
  void a_server_that_stops_the_application_waits_for_what_is_served_and_for_no_balancer()
      throws Exception {
    var served = new CountDownLatch(1);
    CompletableFuture<Void> request = serve("/callback", served);
    var stop = new GracefulStop(readiness, inFlight, Duration.ofMinutes(5));

    CompletableFuture<Void> finished = CompletableFuture.runAsync(stop::finish);
    while (readiness.up()) {
      Thread.onSpinWait();
    }
    assertFalse(finished.isDone());
    served.countDown();

    finished.get(10, TimeUnit.SECONDS);
    request.get(10, TimeUnit.SECONDS);
  }

  @Test
  void probes_hold_nothing_up() throws Exception {
    for (String probe : new String[] {"/health", "/metrics"}) {
      var served = new CountDownLatch(1);
      CompletableFuture<Void> request = serve(probe, served);

      assertTrue(inFlight.awaitNone(Duration.ZERO), probe);
      served.countDown();
      request.get(10, TimeUnit.SECONDS);
    }
  }

  @Test
  void a_request_that_does_not_end_is_left_in_the_end() throws Exception {
    var served = new CountDownLatch(1);
    CompletableFuture<Void> request = serve("/callback", served);

    assertFalse(inFlight.awaitNone(Duration.ofMillis(10)));
    served.countDown();
    request.get(10, TimeUnit.SECONDS);
    assertTrue(inFlight.awaitNone(Duration.ZERO));
  }

  @Test
  void a_request_that_fails_is_over_too() {
    var exchange = new FakeExchange();
    exchange.servletPath = "/callback";

    try {
      inFlight.doFilter(
          exchange.request,
          exchange.response,
          (request, response) -> {
            throw new IllegalStateException("unforeseen");
          });
    } catch (Exception e) {
      assertEquals("unforeseen", e.getMessage());
    }

    assertTrue(awaitsNothing());
  }

  private boolean awaitsNothing() {
    try {
      return inFlight.awaitNone(Duration.ZERO);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A request that is being served until the latch opens. */
  private CompletableFuture<Void> serve(String path, CountDownLatch until) throws Exception {
    var exchange = new FakeExchange();
    exchange.servletPath = path;
    var begun = new CountDownLatch(1);
    CompletableFuture<Void> request =
        CompletableFuture.runAsync(
            () -> {
              try {
                inFlight.doFilter(
                    exchange.request,
                    exchange.response,
                    (asked, response) -> {
                      begun.countDown();
                      try {
                        until.await();
                      } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                      }
                    });
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    begun.await();
    return request;
  }
}
