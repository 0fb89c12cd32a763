package org.vestibule.emulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/** A status, headers and a body. Immutable; {@code with} returns a copy with one header more. */
final class Answer {
  static final String JSON = "application/json; charset=utf-8";
  static final String HTML = "text/html; charset=utf-8";

  final int status;
  private final List<String> headers;
  private final byte[] body;

  private Answer(int status, List<String> headers, byte[] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  static Answer of(int status, String contentType, String body) {
    return new Answer(status, List.of(), body.getBytes(StandardCharsets.UTF_8))
        .with("Content-Type", contentType);
  }

  static Answer json(int status, Object members) {
    return of(status, JSON, Json.write(members));
  }

  static Answer empty(int status) {
    return new Answer(status, List.of(), new byte[0]);
  }

  static Answer redirect(String location) {
    return empty(302).with("Location", location).with("Cache-Control", "no-store, no-cache");
  }

  Answer with(String name, String value) {
    List<String> more = new ArrayList<>(headers);
    more.add(name);
    more.add(value);
    return new Answer(status, more, body);
  }

  void send(HttpExchange exchange) throws IOException {
    addHeaders(exchange);
    boolean bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
    if (!bodiless) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  /** Promises the whole body and ends the connection in the middle of it. */
  void sendTruncated(HttpExchange exchange) throws IOException {
    addHeaders(exchange);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body, 0, body.length / 2);
    exchange.getResponseBody().flush();
    exchange.close();
  }

  /** Sends a byte every 100 milliseconds until all are sent, 30 seconds are over or it closes. */
  void sendSlowly(HttpExchange exchange, CompletableFuture<Boolean> closing) throws IOException {
    addHeaders(exchange);
    exchange.sendResponseHeaders(status, body.length);
    for (int i = 0; i < body.length && i < 300; i++) {
      exchange.getResponseBody().write(body[i]);
      exchange.getResponseBody().flush();
      if (closing.copy().completeOnTimeout(false, 100, TimeUnit.MILLISECONDS).join()) {
        break;
      }
    }
    exchange.close();
  }

  /** The body. */
  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Hands out each header's name and value. */
  void eachHeader(BiConsumer<String, String> consumer) {
    for (int i = 0; i < headers.size(); i += 2) {
      consumer.accept(headers.get(i), headers.get(i + 1));
    }
  }

  /** The same answer with {@code {base}} and {@code {origin}} in its headers replaced. */
  Answer at(String base, String origin) {
    List<String> placed =
        headers.stream().map(h -> h.replace("{base}", base).replace("{origin}", origin)).toList();
    return new Answer(status, placed, body);
  }

  private void addHeaders(HttpExchange exchange) {
    eachHeader((name, value) -> exchange.getResponseHeaders().add(name, value));
  }
}
