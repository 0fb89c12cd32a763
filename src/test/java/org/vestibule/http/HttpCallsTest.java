package org.vestibule.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCallsTest {
  private static final Map<String, String> FORM = Map.of("code", "marker-code");

  private final HttpCalls http =
      new HttpCalls(Limits.of(Duration.ofSeconds(3), Duration.ofSeconds(10)));
  private final LocalServer server = new LocalServer();

  @AfterEach
  void stop() {
    http.close();
    server.close();
  }

  @Test
  void a_get_brings_status_headers_and_body() throws HttpFailure {
    server.answer("/a", 418, "{\"ü\":1}", "X-One", "1", "X-One", "2");

    Reply reply = http.get(server.uri("/a?b=c%20d"), Map.of("X-Asked", "yes"));

    assertEquals(418, reply.status());
    assertEquals("{\"ü\":1}", reply.body());
    assertEquals(List.of("1", "2"), reply.headers("x-ONE"));
    LocalServer.Seen seen = server.seen().get(0);
    assertEquals("GET /a?b=c%20d", seen.method() + " " + seen.target());
    assertEquals("yes", seen.headers().get("x-asked"));
    assertEquals("application/json", seen.headers().get("accept"));
    assertEquals("Vestibule", seen.headers().get("user-agent"));
  }

  @Test
  void a_form_travels_in_a_body_of_known_length() throws HttpFailure {
    server.answer("/token", 200, "{}");

    http.postForm(server.uri("/token"), Map.of("Authorization", "Basic x"), Map.of("a", "b&ü +"));

    LocalServer.Seen seen = server.seen().get(0);
    assertEquals("POST /token", seen.method() + " " + seen.target());
    assertEquals("a=b%26%C3%BC+%2B", seen.body());
    assertEquals("16", seen.headers().get("content-length"));
    assertNull(seen.headers().get("transfer-encoding"));
    assertEquals("application/x-www-form-urlencoded", seen.headers().get("content-type"));
    assertEquals("Basic x", seen.headers().get("authorization"));
  }

  @Test
  void an_empty_answer_has_an_empty_body() throws HttpFailure {
    server.answer("/none", 204, "");

    assertEquals("", http.get(server.uri("/none"), Map.of()).body());
  }

  @Test
  void an_answer_of_one_mebibyte_is_read_whole() throws HttpFailure {
    server.answer("/large", 200, "x".repeat(1 << 20));

    assertEquals(1 << 20, http.get(server.uri("/large"), Map.of()).body().length());
  }

  @Test
  void an_answer_of_one_byte_more_is_refused() {
    server.answer("/large", 200, "x".repeat((1 << 20) + 1));

    assertEquals(HttpFailure.Kind.TOO_LARGE, failure(http, server.uri("/large")).kind());
  }

  @Test
  void an_endless_answer_is_given_up_at_the_cap() {
    server.answer(
        "/endless",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          for (var block = new byte[1 << 16]; ; ) {
            exchange.getResponseBody().write(block);
          }
        });

    assertEquals(HttpFailure.Kind.TOO_LARGE, failure(http, server.uri("/endless")).kind());
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void a_redirect_is_an_answer_and_is_not_followed(int status) throws HttpFailure {
    server.answer("/from", status, "", "Location", server.uri("/to").toString());

    assertEquals(status, http.get(server.uri("/from"), Map.of()).status());
    assertEquals(status, http.postForm(server.uri("/from"), Map.of(), FORM).status());
    assertEquals(0, server.count("/to"));
    assertEquals(2, server.count("/from"));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 503})
  void a_busy_server_is_not_asked_again(int status) throws HttpFailure {
    server.answer("/busy", status, "", "Retry-After", "0");

    assertEquals(status, http.postForm(server.uri("/busy"), Map.of(), FORM).status());
    assertEquals(1, server.count("/busy"));
    assertEquals(status, http.get(server.uri("/busy"), Map.of()).status());
    assertEquals(2, server.count("/busy"));
  }

  @Test
  void a_cookie_is_not_sent_back() throws HttpFailure {
    server.answer("/cookie", 200, "{}", "Set-Cookie", "ARRAffinity=abc; Path=/");

    http.get(server.uri("/cookie"), Map.of());
    http.get(server.uri("/cookie"), Map.of());

    assertEquals(2, server.count("/cookie"));
    assertTrue(server.seen().stream().noneMatch(it -> it.headers().containsKey("cookie")));
  }

  @Test
  void a_closed_port_is_unreachable() throws IOException {
    int port;
    try (var reserved = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = reserved.getLocalPort();
    }

    HttpFailure failure = failure(http, URI.create("http://127.0.0.1:" + port + "/"));

    assertEquals(HttpFailure.Kind.UNREACHABLE, failure.kind());
  }

  @Test
  void clear_text_where_tls_is_expected_is_a_tls_failure() throws IOException {
    try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletableFuture<Void> peer =
          CompletableFuture.runAsync(
              () -> {
                try (Socket socket = listener.accept()) {
                  RawServer.send(socket.getOutputStream(), "HTTP/1.1 400 Bad Request\r\n\r\n");
                  socket.shutdownOutput();
                  socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                  // The client has gone.
                }
              });

      URI secure = URI.create("https://127.0.0.1:" + listener.getLocalPort() + "/");

      assertEquals(HttpFailure.Kind.TLS, failure(http, secure).kind());
      peer.join();
    }
  }

  @Test
  void a_second_call_does_not_queue_for_the_only_connection() {
    var arrived = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    server.answer(
        "/slow",
        exchange -> {
          arrived.countDown();
          awaitQuietly(goOn);
          exchange.sendResponseHeaders(204, -1);
        });
    var limits = new Limits(Duration.ofSeconds(3), Duration.ofSeconds(10), 1 << 20, 1);
    try (var narrow = new HttpCalls(limits)) {
      CompletableFuture<Integer> first =
          CompletableFuture.supplyAsync(() -> status(narrow, server.uri("/slow")));
      awaitQuietly(arrived);

      assertEquals(HttpFailure.Kind.BUSY, failure(narrow, server.uri("/slow")).kind());

      goOn.countDown();
      assertEquals(204, first.join());
      assertEquals(1, server.count("/slow"));
    } finally {
      goOn.countDown();
    }
  }

  @Test
  void calls_of_one_purpose_are_refused_beyond_their_number_and_others_are_not() {
    var arrived = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    server.answer("/a", 200, "{}");
    server.answer(
        "/slow",
        exchange -> {
          arrived.countDown();
          awaitQuietly(goOn);
          exchange.sendResponseHeaders(204, -1);
        });
    HttpCalls one = http.atMost(1);
    try {
      CompletableFuture<Integer> first =
          CompletableFuture.supplyAsync(() -> status(one, server.uri("/slow")));
      awaitQuietly(arrived);

      assertTrue(one.full());
      assertEquals(HttpFailure.Kind.BUSY, failure(one, server.uri("/a")).kind());
      assertEquals(0, server.count("/a"));
      assertFalse(http.full());
      assertEquals(200, status(http, server.uri("/a")));
      assertEquals(200, status(http.atMost(1), server.uri("/a")));

      goOn.countDown();
      assertEquals(204, first.join());
      assertFalse(one.full());
      assertEquals(200, status(one, server.uri("/a")));
    } finally {
      goOn.countDown();
    }
  }

  @Test
  void a_limited_call_does_not_wait_for_the_connection_of_another() {
    var arrived = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    server.answer(
        "/slow",
        exchange -> {
          arrived.countDown();
          awaitQuietly(goOn);
          exchange.sendResponseHeaders(204, -1);
        });
    var limits = new Limits(Duration.ofSeconds(3), Duration.ofSeconds(10), 1 << 20, 1);
    try (var narrow = new HttpCalls(limits)) {
      HttpCalls limited = narrow.atMost(5);
      CompletableFuture<Integer> first =
          CompletableFuture.supplyAsync(() -> status(narrow, server.uri("/slow")));
      awaitQuietly(arrived);

      assertTrue(limited.full());
      // Refused before it is sent, not by the pool after a wait.
      assertEquals("BUSY", failure(limited, server.uri("/slow")).getMessage());

      goOn.countDown();
      assertEquals(204, first.join());
    } finally {
      goOn.countDown();
    }
  }

  @Test
  void an_answer_gives_its_connection_back() {
    server.answer("/a", 200, "{}");
    server.answer("/none", 204, "");
    server.answer("/large", 200, "x".repeat((1 << 20) + 1));
    var limits = new Limits(Duration.ofSeconds(3), Duration.ofSeconds(10), 1 << 20, 1);
    try (var narrow = new HttpCalls(limits)) {
      for (int i = 0; i < 3; i++) {
        assertEquals(200, status(narrow, server.uri("/a")));
        assertEquals(204, status(narrow, server.uri("/none")));
        assertEquals(HttpFailure.Kind.TOO_LARGE, failure(narrow, server.uri("/large")).kind());
      }
    }
  }

  @Test
  void a_failure_tells_neither_the_address_nor_what_was_sent() throws IOException {
    try (var raw =
        new RawServer(
            (self, request, out) -> {
              throw RawServer.hungUp();
            })) {
      HttpFailure failure =
          assertThrows(
              HttpFailure.class,
              () ->
                  http.postForm(raw.uri("/path?q=marker-query"), Map.of("X", "marker-head"), FORM));

      assertTrue(String.valueOf(failure.getMessage()).matches("[A-Z_]+( \\([A-Za-z]+\\))?"));
      assertFalse(String.valueOf(failure.getMessage()).contains("marker"));
      assertEquals(Optional.empty(), Optional.ofNullable(failure.getCause()));
    }
  }

  private static int status(HttpCalls http, URI uri) {
    try {
      return http.get(uri, Map.of()).status();
    } catch (HttpFailure e) {
      throw new AssertionError(e);
    }
  }

  private static HttpFailure failure(HttpCalls http, URI uri) {
    return assertThrows(HttpFailure.class, () -> http.get(uri, Map.of()));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
