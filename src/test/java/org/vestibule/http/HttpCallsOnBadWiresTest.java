package org.vestibule.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCallsOnBadWiresTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";

  private final HttpCalls http =
      new HttpCalls(Limits.of(Duration.ofMillis(400), Duration.ofMillis(400)));

  @AfterEach
  void stop() {
    http.close();
  }

  @Test
  void a_post_without_an_answer_is_not_sent_again() throws IOException {
    try (var server =
        new RawServer(
            (self, request, out) -> {
              throw RawServer.hungUp();
            })) {
      HttpFailure failure =
          assertThrows(
              HttpFailure.class,
              () -> http.postForm(server.uri("/token"), Map.of(), Map.of("code", "c1")));

      assertEquals(HttpFailure.Kind.BROKEN, failure.kind());
      assertEquals(1, server.requests());
    }
  }

  @Test
  void a_post_on_a_kept_connection_that_breaks_is_not_sent_again() throws IOException {
    try (var server =
        new RawServer(
            (self, request, out) -> {
              if (request > 1) {
                throw RawServer.hungUp();
              }
              RawServer.send(out, OK + "Content-Length: 2\r\n\r\n{}");
            })) {
      assertEquals(200, http.get(server.uri("/metadata"), Map.of()).status());

      assertThrows(
          HttpFailure.class,
          () -> http.postForm(server.uri("/token"), Map.of(), Map.of("code", "c1")));

      assertEquals(2, server.requests());
    }
  }

  @Test
  void a_get_without_an_answer_is_not_sent_again() throws IOException {
    try (var server =
        new RawServer(
            (self, request, out) -> {
              throw RawServer.hungUp();
            })) {
      assertEquals(HttpFailure.Kind.BROKEN, failure(server).kind());
      assertEquals(1, server.requests());
    }
  }

  @Test
  void silence_ends_in_time() throws IOException {
    try (var server = new RawServer((self, request, out) -> self.hang())) {
      assertEquals(HttpFailure.Kind.TIMEOUT, inTime(server).kind());
    }
  }

  @Test
  void a_body_that_drips_is_cut_at_the_deadline() throws IOException {
    try (var server =
        new RawServer(
            (self, request, out) -> {
              RawServer.send(out, OK + "Content-Length: 1000\r\n\r\n");
              self.drip(out, "x".repeat(1000));
            })) {
      assertEquals(HttpFailure.Kind.TIMEOUT, inTime(server).kind());
    }
  }

  @Test
  void a_chunked_body_that_drips_is_cut_at_the_deadline() throws IOException {
    try (var server =
        new RawServer(
            (self, request, out) -> {
              RawServer.send(out, OK + "Transfer-Encoding: chunked\r\n\r\n");
              self.drip(out, "1\r\nx\r\n".repeat(200));
            })) {
      assertEquals(HttpFailure.Kind.TIMEOUT, inTime(server).kind());
    }
  }

  @Test
  void a_head_that_drips_is_cut_at_the_deadline() throws IOException {
    try (var server =
        new RawServer(
            (self, request, out) -> {
              RawServer.send(out, "HTTP/1.1 200 OK\r\n");
              self.drip(out, "X-Drip: y\r\n".repeat(100));
            })) {
      assertEquals(HttpFailure.Kind.TIMEOUT, inTime(server).kind());
    }
  }

  @Test
  void a_body_that_breaks_off_is_no_answer() throws IOException {
    try (var server =
        new RawServer(
            (self, request, out) -> {
              RawServer.send(out, OK + "Content-Length: 100\r\n\r\n{\"a\":1}");
              throw RawServer.hungUp();
            })) {
      assertEquals(HttpFailure.Kind.BROKEN, failure(server).kind());
    }
  }

  /** Room is made for what may be read, and not for what is promised. */
  @ParameterizedTest
  @ValueSource(strings = {"2147483647", "4294967297", "1048576"})
  void a_length_that_is_a_lie_costs_no_memory(String length) throws IOException {
    try (var server =
        new RawServer(
            (self, request, out) -> {
              RawServer.send(out, OK + "Content-Length: " + length + "\r\n\r\n{\"a\":1}");
              throw RawServer.hungUp();
            })) {
      assertEquals(HttpFailure.Kind.BROKEN, failure(server).kind());
    }
  }

  @Test
  void noise_is_no_answer() throws IOException {
    try (var server =
        new RawServer(
            (self, request, out) -> {
              RawServer.send(out, "this is not HTTP\r\n\r\n");
              throw RawServer.hungUp();
            })) {
      assertEquals(HttpFailure.Kind.BROKEN, failure(server).kind());
    }
  }

  private HttpFailure inTime(RawServer server) {
    long before = System.nanoTime();
    HttpFailure failure = failure(server);
    Duration took = Duration.ofNanos(System.nanoTime() - before);
    assertTrue(took.toMillis() < 2000, took.toString());
    return failure;
  }

  private HttpFailure failure(RawServer server) {
    return assertThrows(HttpFailure.class, () -> http.get(server.uri("/"), Map.of()));
  }
}
