package org.vestibule.dataverse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import org.vestibule.http.HttpCalls;
import org.vestibule.http.Json;
import org.vestibule.http.Limits;
import org.vestibule.http.LocalServer;
import org.vestibule.http.Reads;
import org.vestibule.http.RetryPlan;
import org.vestibule.http.Secret;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.Randomness;

/** A service of one test, and a client whose waits are written down and not waited. */
final class TinyDataverse implements AutoCloseable {
  static final String WHO_AM_I = "/api/data/v9.2/WhoAmI";
  static final String BATCH = "/api/data/v9.2/$batch";
  static final UUID USER = UUID.fromString("4026be43-6b69-e111-8f65-78e7d1620f5e");
  static final UUID OBJECT = UUID.fromString("9fffffff-6b69-4111-8f65-78e7d1620f5e");
  static final AccessToken TOKEN = new AccessToken(new Secret("access-1"), Instant.MAX);

  /** Its GUID is always the same. */
  static final Randomness RANDOMNESS = () -> "random";

  final LocalServer server = new LocalServer();
  final Json json = new Json();
  final HttpCalls http = new HttpCalls(Limits.of(Duration.ofSeconds(3), Duration.ofSeconds(10)));
  final List<Duration> slept = new ArrayList<>();
  final List<Served> heard = new ArrayList<>();

  private Calls calls() {
    var reads = new Reads(http, RetryPlan.READS, () -> 1, slept::add);
    return new Calls(reads, json, RANDOMNESS, heard::add);
  }

  WebApi webApi() {
    return new WebApi(calls());
  }

  GlobalDiscovery discovery() {
    return new GlobalDiscovery(environment(), calls());
  }

  URI environment() {
    return server.uri("");
  }

  /** Answers a path once with each, then with the last one for good. */
  void answers(String path, LocalServer.Answer... answers) {
    Deque<LocalServer.Answer> left = new ArrayDeque<>(List.of(answers));
    server.answer(
        path,
        exchange -> {
          LocalServer.Answer next;
          synchronized (left) {
            next = left.size() > 1 ? left.remove() : left.element();
          }
          next.to(exchange);
        });
  }

  /** An answer; header names and values alternate. */
  static LocalServer.Answer reply(int status, String body, String... headers) {
    return exchange -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
      }
      byte[] bytes = body.getBytes(UTF_8);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  /** Breaks the connection off before an answer. */
  static LocalServer.Answer reset() {
    return exchange -> {
      throw new IOException("hung up");
    };
  }

  /** A file beside this class. */
  static String golden(String name) {
    try (InputStream in = TinyDataverse.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no file " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    http.close();
    json.close();
    server.close();
  }
}
