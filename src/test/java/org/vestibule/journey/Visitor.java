package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.vestibule.emulator.Persona;

/** A browser without a screen: it keeps cookies and follows no redirect unless told to. */
public final class Visitor {
  /** Plain HTTP/1.1, since the servers are asked as a proxy would ask them. */
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI app;
  private final HttpClient http;

  /** By host, without the port, as browsers do. */
  private final Map<String, Map<String, String>> cookies = new HashMap<>();

  private final List<Hop> way = new ArrayList<>();

  Visitor(Site site) {
    this(site.app());
  }

  /** A visitor of the application at this address, which ends in a slash. */
  public Visitor(URI app) {
    this(app, HTTP);
  }

  /** With another client, which trusts the certificate of that address. */
  Visitor(URI app, HttpClient http) {
    this.app = app;
    this.http = http;
    ServerLog.watch();
  }

  /** Opens a path below the application's root. */
  public Hop open(String path) {
    return open(URI.create(app + path));
  }

  Hop open(URI uri, String... headers) {
    return send(uri, request(uri, headers).GET());
  }

  public Hop follow(Hop redirect) {
    return open(redirect.location());
  }

  Hop post(URI uri, Map<String, String> form, String... headers) {
    return send(
        uri,
        request(uri, headers)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(query(form))));
  }

  static String query(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  Hop send(String method, String path) {
    URI uri = URI.create(app + path);
    return send(uri, request(uri).method(method, BodyPublishers.noBody()));
  }

  /** Posts a text as it stands. */
  Hop send(URI uri, String type, String body) {
    return send(uri, request(uri, "Content-Type", type).POST(BodyPublishers.ofString(body)));
  }

  /** Presses a button of the page's form. */
  Hop press(Hop page, String button, String value) {
    var fields = new LinkedHashMap<>(page.hidden());
    fields.put(button, value);
    return post(page.action(), fields);
  }

  public Hop choose(Hop page, Persona persona) {
    return press(page, "persona", persona.id());
  }

  /** Goes to the provider and signs in there; the redirect that ends it is not followed. */
  Hop answer(Persona persona, String login) {
    Hop page = follow(open(login));
    assertEquals(200, page.status(), page.body());
    return choose(page, persona);
  }

  /** Signs in and opens the page behind it. */
  Hop signIn(Persona persona) {
    Hop back = follow(answer(persona, "login"));
    assertEquals(303, back.status(), back.body());
    return follow(back);
  }

  /** Signs out with the dashboard's form; the redirect is not followed. */
  public Hop signOut(Hop dashboard) {
    return post(dashboard.action(), dashboard.hidden());
  }

  /** The session cookie's value. */
  synchronized String session() {
    return session("vestibule");
  }

  synchronized String session(String name) {
    return cookiesOf(app).getOrDefault(name, "");
  }

  /** The value of the cookie with the key to the session's record. */
  synchronized String key() {
    return session("vestibule-key");
  }

  /** Gives this visitor another one's session. */
  void steal(String session, String key) {
    set("vestibule", session);
    set("vestibule-key", key);
  }

  /** Gives this visitor all that another one has of the application. */
  void steal(Visitor other) {
    other.cookiesOf(app).forEach(this::set);
  }

  /** Gives this visitor a cookie. */
  synchronized void set(String name, String value) {
    cookiesOf(app).put(name, value);
  }

  /** Every answer so far. */
  synchronized List<Hop> way() {
    return List.copyOf(way);
  }

  /** Does the same many times at once. */
  static <T> List<T> together(int times, Callable<T> task) throws InterruptedException {
    ExecutorService threads = Executors.newFixedThreadPool(times);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : threads.invokeAll(Collections.nCopies(times, task))) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw new AssertionError(e);
    } finally {
      threads.shutdownNow();
    }
  }

  private synchronized HttpRequest.Builder request(URI uri, String... headers) {
    var request = HttpRequest.newBuilder(uri).timeout(Duration.ofMinutes(1));
    if (headers.length > 0) {
      request.headers(headers);
    }
    String sent =
        cookiesOf(uri).entrySet().stream()
            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
            .collect(Collectors.joining("; "));
    return sent.isEmpty() ? request : request.header("Cookie", sent);
  }

  private Hop send(URI uri, HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      var hop = new Hop(uri, response.statusCode(), response.headers(), response.body());
      keep(hop);
      return hop;
    } catch (IOException e) {
      throw new UncheckedIOException(uri.toString(), e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private synchronized void keep(Hop hop) {
    way.add(hop);
    for (String header : hop.setCookies()) {
      String pair = header.substring(0, (header + ";").indexOf(';'));
      String name = pair.substring(0, pair.indexOf('='));
      if (header.contains("Max-Age=0")) {
        cookiesOf(hop.uri()).remove(name);
      } else {
        cookiesOf(hop.uri()).put(name, pair.substring(name.length() + 1));
      }
    }
  }

  private Map<String, String> cookiesOf(URI uri) {
    return cookies.computeIfAbsent(uri.getHost(), host -> new LinkedHashMap<>());
  }

  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
