package org.vestibule.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.vestibule.config.Reuse;
import org.vestibule.dataverse.CallListener;
import org.vestibule.dataverse.GlobalDiscovery;
import org.vestibule.dataverse.WebApi;
import org.vestibule.http.LocalServer;
import org.vestibule.http.Secret;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.ClaimsRequest;
import org.vestibule.oauth.LocalProvider;
import org.vestibule.oauth.Provider;
import org.vestibule.oauth.Randomness;
import org.vestibule.oauth.TinyProvider;
import org.vestibule.oauth.Tokens;
import org.vestibule.session.Established;
import org.vestibule.session.LocalEngine;
import org.vestibule.session.Sessions;
import org.vestibule.signin.Renewal;
import org.vestibule.signin.ReturnPath;
import org.vestibule.signin.SignedIn;
import org.vestibule.signin.User;
import org.vestibule.telemetry.AuditLog;

/**
 * A provider, Global Discovery, and environments on loopback, each on a port of its own; a browser
 * with a session. An environment answers the tokens that were issued for it, and no others.
 */
final class SeveralEnvironments implements AutoCloseable {
  static final UUID USER_ID = UUID.fromString("0a0a0a01-37d4-ed11-a7c7-000d3a2a5e01");

  final LocalProvider local = new LocalProvider();
  final LocalServer discovery = new LocalServer();
  final LocalServer configured = environment();
  final LocalServer other = environment();
  final LocalServer third = environment();
  final FakeSession browser = new FakeSession();
  final ExecutorService threads = Executors.newCachedThreadPool();
  final Sessions sessions =
      new Sessions(
          Duration.ofHours(1),
          Duration.ofHours(10),
          new LocalEngine(local.clock),
          local.clock,
          Randomness.secure(),
          new KeyCookie(false),
          ClientPlace::device);

  /** Nothing is told twice, unless a test has it so. */
  RecentAnswers recent = new RecentAnswers(new Reuse(Duration.ZERO, Duration.ZERO), local.clock);

  private final AtomicInteger issued = new AtomicInteger();

  SeveralEnvironments() {
    local.server.answer(
        "/token",
        exchange -> {
          List<URI> asked = exchanged();
          URI audience = asked.get(asked.size() - 1);
          int number = issued.incrementAndGet();
          answer(
              exchange,
              200,
              """
              {"token_type":"Bearer","expires_in":3600,"access_token":"%s#%d","refresh_token":"r%d"}
              """
                  .formatted(audience, number, number));
        });
    list(row(1, "Contoso", configured, 0), row(2, "Other", other, 0), row(3, "Closed", third, 1));
  }

  /** An environment that knows its user. */
  private static LocalServer environment() {
    var server = new LocalServer();
    server.answer("/api/data/v9.2/WhoAmI", exchange -> whoAmI(server, exchange));
    server.answer("/api/data/v9.2/$batch", exchange -> answer(exchange, 403, "{}"));
    return server;
  }

  static void whoAmI(LocalServer server, HttpExchange exchange) throws IOException {
    String authorization = exchange.getRequestHeaders().getFirst("Authorization");
    if (authorization.startsWith("Bearer " + server.uri("") + "#")) {
      answer(
          exchange,
          200,
          """
          {"UserId":"%s","BusinessUnitId":"%s","OrganizationId":"%s"}"""
              .formatted(USER_ID, USER_ID, USER_ID));
    } else {
      answer(exchange, 401, "{}");
    }
  }

  static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  static UUID id(int number) {
    return new UUID(0x0d0d0d0d37d4ed11L, 0xa7c7000d3a2a5e00L + number);
  }

  static String row(int number, String name, LocalServer server, int state) {
    return """
    {"Id":"%s","FriendlyName":"%s","Url":"%s/","Region":"EMEA","OrganizationType":5,"State":%d}"""
        .formatted(id(number), name, server.uri(""), state);
  }

  void list(String... rows) {
    discovery.answer(
        "/api/discovery/v2.0/Instances",
        exchange -> {
          String authorization = exchange.getRequestHeaders().getFirst("Authorization");
          boolean meant = authorization.startsWith("Bearer " + discovery.uri("") + "#");
          answer(exchange, meant ? 200 : 401, "{\"value\":[" + String.join(",", rows) + "]}");
        });
  }

  /** Signs in with a primary token that is good for the configured environment. */
  void signIn(Duration life) {
    var tokens =
        new Tokens(
            new AccessToken(
                new Secret(configured.uri("") + "#0"), local.clock.instant().plus(life)),
            Optional.of(new Secret("r0")),
            Optional.empty(),
            "");
    var user =
        new User(
            LocalProvider.TENANT + " aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
            "Ada",
            "ada",
            Optional.empty(),
            Optional.empty());
    FakeExchange exchange = browser.request();
    sessions.establish(
        exchange.request, exchange.response, new SignedIn(user, tokens, local.clock.instant()));
  }

  Established established() {
    return sessions.established(browser.request().request).orElseThrow();
  }

  TokenSlots slots(boolean single) {
    Provider provider = local.provider();
    var renewal =
        new Renewal(
            local.tokenEndpoint(provider),
            local.verifier(provider),
            new ClaimsRequest(local.json, true),
            local.clock);
    return new TokenSlots(renewal, configured.uri(""), single);
  }

  Audit audit() {
    return new Audit(new AuditLog(local.clock), new References(Randomness.secure()));
  }

  UserCall calls(TokenSlots slots) {
    return new UserCall(sessions, slots, new ClaimsRequest(local.json, true), audit());
  }

  WhoAmICall whoAmI(TokenSlots slots) {
    return new WhoAmICall(
        sessions,
        slots,
        calls(slots),
        new WebApi(local.http, local.json, Randomness.secure(), CallListener.NONE),
        threads,
        recent,
        local.clock);
  }

  EnvironmentList environments(TokenSlots slots) {
    return new EnvironmentList(
        calls(slots),
        new GlobalDiscovery(
            discovery.uri(""), local.http, local.json, Randomness.secure(), CallListener.NONE),
        slots);
  }

  UserCall.Caller caller() {
    return new UserCall.Caller(browser.request().request, established(), ReturnPath.HOME);
  }

  /** Whom tokens were asked for, in order. */
  List<URI> exchanged() {
    return local.server.seen().stream()
        .filter(it -> it.target().equals("/token"))
        .map(it -> TinyProvider.form(it.body()).getOrDefault("scope", ""))
        .map(scope -> scope.substring(scope.lastIndexOf(' ') + 1))
        // The primary scope of this client names no Web API.
        .map(it -> it.equals("profile") ? configured.uri("") : URI.create(it).resolve("/"))
        .map(it -> URI.create(it.toString().replaceAll("/$", "")))
        .toList();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    List.of(discovery, configured, other, third).forEach(LocalServer::close);
    local.close();
  }
}
