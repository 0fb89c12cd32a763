package org.vestibule.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReadsTest {
  private final LocalServer server = new LocalServer();
  private final HttpCalls http =
      new HttpCalls(Limits.of(Duration.ofSeconds(3), Duration.ofSeconds(10)));
  private final List<Duration> slept = new ArrayList<>();

  /** Time passes by waiting alone, and by what a test adds. */
  private final AtomicLong now = new AtomicLong();

  private final Reads reads = reads(http);

  private Reads reads(HttpCalls calls) {
    return new Reads(
        calls,
        RetryPlan.READS,
        () -> 1,
        wait -> {
          slept.add(wait);
          now.addAndGet(wait.toNanos());
        },
        now::get);
  }

  @AfterEach
  void close() {
    http.close();
    server.close();
  }

  private static void answer(HttpExchange exchange, int status, String retryAfter)
      throws IOException {
    if (!retryAfter.isEmpty()) {
      exchange.getResponseHeaders().add("Retry-After", retryAfter);
    }
    exchange.sendResponseHeaders(status, -1);
  }

  /** Fails so many times, then all is well. */
  private void failing(int times, int status, String retryAfter) {
    var left = new AtomicInteger(times);
    server.answer(
        "/a", exchange -> answer(exchange, left.getAndDecrement() > 0 ? status : 200, retryAfter));
  }

  @ParameterizedTest(name = "{0} times {1} with Retry-After {2}")
  @CsvSource({
    "0, 503, '', 200, 1, ''",
    "1, 502, '', 200, 2, PT0.25S",
    "2, 503, '', 200, 3, PT0.25S PT0.5S",
    "3, 504, '', 504, 3, PT0.25S PT0.5S",
    "1, 429, 5, 200, 2, PT5S",
    "1, 429, 6, 429, 1, ''",
    "2, 429, 2, 200, 3, PT2S PT2S",
    "2, 429, 3, 429, 2, PT3S",
    "3, 503, 1, 503, 3, PT1S PT1S",
    "1, 500, '', 500, 1, ''",
    "1, 401, '', 401, 1, ''"
  })
  void a_get_is_sent_as_often_as_the_plan_says(
      int times, int status, String retryAfter, int expected, int tries, String waits)
      throws HttpFailure {
    failing(times, status, retryAfter);

    Tried tried = reads.get(server.uri("/a"), Map.of("X", "y"));

    assertEquals(expected, tried.reply().status());
    assertEquals(tries, tried.tries());
    assertEquals(tries, server.count("/a"));
    assertEquals(waits, String.join(" ", slept.stream().map(Duration::toString).toList()));
    assertEquals(
        slept.stream().reduce(Duration.ZERO, Duration::plus), tried.took(), "waits are included");
    assertTrue(server.seen().stream().allMatch(it -> "y".equals(it.headers().get("x"))));
  }

  @Test
  void a_posted_question_is_repeated_with_its_text() throws HttpFailure {
    failing(1, 503, "");

    Tried tried = reads.post(server.uri("/a"), Map.of("X", "y"), "text/plain", "question");

    assertEquals(200, tried.reply().status());
    assertEquals(2, server.count("/a"));
    for (LocalServer.Seen seen : server.seen()) {
      assertEquals("POST question", seen.method() + " " + seen.body());
      assertEquals("text/plain", seen.headers().get("content-type"));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void a_connection_that_breaks_is_opened_anew_twice(int times) throws IOException {
    try (var raw =
        new RawServer(
            (self, request, out) -> {
              if (request <= times) {
                throw RawServer.hungUp();
              }
              RawServer.send(out, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
            })) {
      Tried tried = reads.get(raw.uri("/"), Map.of());

      assertEquals(times < 3, tried.answer().isPresent());
      assertEquals(Math.min(times + 1, 3), raw.requests());
      assertEquals(Math.min(times + 1, 3), tried.tries());
    }
  }

  @Test
  void a_call_that_took_too_long_is_not_sent_again() throws IOException {
    try (var narrow = new HttpCalls(Limits.of(Duration.ofMillis(400), Duration.ofMillis(400)));
        var raw = new RawServer((self, request, out) -> self.hang())) {
      Tried tried = reads(narrow).get(raw.uri("/"), Map.of());

      assertEquals(HttpFailure.Kind.TIMEOUT, assertThrows(HttpFailure.class, tried::reply).kind());
      assertEquals(1, raw.requests());
      assertEquals(1, tried.tries());
    }
  }

  @Test
  void a_repeat_has_what_the_first_try_left() throws IOException {
    try (var raw =
        new RawServer(
            (self, request, out) -> {
              if (request > 1) {
                self.hang();
              }
              // All but half a second of the ten is gone.
              now.addAndGet(Duration.ofMillis(9_250).toNanos());
              throw RawServer.hungUp();
            })) {
      long before = System.nanoTime();

      Tried tried = reads.get(raw.uri("/"), Map.of());

      assertEquals(HttpFailure.Kind.TIMEOUT, assertThrows(HttpFailure.class, tried::reply).kind());
      assertEquals(2, raw.requests());
      assertEquals(List.of(Duration.ofMillis(250)), slept);
      assertTrue(System.nanoTime() - before < Duration.ofSeconds(8).toNanos());
    }
  }

  @Test
  void a_wait_that_does_not_fit_into_the_time_left_is_not_begun() throws HttpFailure {
    var left = new AtomicInteger(1);
    server.answer(
        "/a",
        exchange -> {
          now.addAndGet(Duration.ofSeconds(7).toNanos());
          answer(exchange, left.getAndDecrement() > 0 ? 429 : 200, "4");
        });

    assertEquals(429, reads.get(server.uri("/a"), Map.of()).reply().status());
    assertEquals(List.of(), slept);
  }

  @Test
  void a_host_that_is_not_there_is_not_called_again() {
    URI gone = server.uri("/");
    server.close();

    Tried tried = reads.get(gone, Map.of());

    assertEquals(
        HttpFailure.Kind.UNREACHABLE, assertThrows(HttpFailure.class, tried::reply).kind());
    assertEquals(1, tried.tries());
    assertEquals(List.of(), slept);
  }

  @Test
  void a_thread_that_is_to_end_does_not_wait() throws HttpFailure {
    failing(1, 503, "");
    var interrupted =
        new Reads(
            http,
            RetryPlan.READS,
            () -> 1,
            wait -> {
              throw new InterruptedException();
            });

    Tried tried = interrupted.get(server.uri("/a"), Map.of());

    assertTrue(Thread.interrupted());
    assertEquals(503, tried.reply().status());
    assertEquals(1, server.count("/a"));
  }

  @Test
  void the_real_sleeper_sleeps_and_can_be_ended() throws InterruptedException {
    Reads.Sleeper.REAL.sleep(Duration.ZERO);

    Thread.currentThread().interrupt();

    assertThrows(InterruptedException.class, () -> Reads.Sleeper.REAL.sleep(Duration.ofMinutes(1)));
    assertFalse(Thread.interrupted());
  }
}
