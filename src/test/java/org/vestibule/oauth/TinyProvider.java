package org.vestibule.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.vestibule.http.HttpCalls;
import org.vestibule.http.Json;
import org.vestibule.http.Limits;
import org.vestibule.http.Secret;

/** A provider of one test: it answers what the test says and keeps what it was asked. */
public final class TinyProvider implements AutoCloseable {
  /** One request with a form; header names as they came. */
  public record Asked(String path, Map<String, List<String>> headers, Map<String, String> form) {}

  private record Answer(int status, String body, List<String> headers) {}

  public static final String TENANT = "11111111-2222-3333-4444-555555555555";
  public static final String CLIENT = "app-1";
  public static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  /** The published key. */
  public static final RSAKey KEY = rsa("key-1");

  public final HttpCalls http =
      new HttpCalls(Limits.of(Duration.ofSeconds(5), Duration.ofSeconds(10)));
  public final Json json = new Json();
  public final Clock clock;

  private final HttpServer server;
  private final Map<String, Answer> answers = new ConcurrentHashMap<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  private final Authority authority;

  private TinyProvider(Authority.Kind kind, Map<String, Object> members) {
    InstantSource source = now::get;
    clock = source.withZone(ZoneOffset.UTC);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::serve);
    server.start();
    authority = new Authority(kind, at(""), kind == Authority.Kind.OPENID ? "" : TENANT, Set.of());
    var metadata = new HashMap<String, Object>();
    metadata.put("issuer", issuer());
    metadata.put("authorization_endpoint", at("/authorize").toString());
    metadata.put("token_endpoint", at("/token").toString());
    metadata.put("jwks_uri", at("/keys").toString());
    metadata.put("end_session_endpoint", at("/end").toString());
    metadata.put("id_token_signing_alg_values_supported", List.of("RS256", "ES256"));
    members.forEach(
        (name, value) ->
            metadata.put(
                name, value instanceof String s && s.startsWith("/") ? at(s).toString() : value));
    answer(authority.metadataUri().getPath(), 200, JSONObjectUtils.toJSONString(metadata));
    publish(KEY);
  }

  /** Entra with one tenant. */
  public static TinyProvider entra() {
    return new TinyProvider(Authority.Kind.ENTRA_V2, Map.of());
  }

  /** Another provider; members of its metadata that begin with a slash become addresses. */
  public static TinyProvider openId(Map<String, Object> members) {
    return new TinyProvider(Authority.Kind.OPENID, members);
  }

  public static RSAKey rsa(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An RS256 token. */
  public static String sign(RSAKey key, Map<String, Object> claims) {
    return sign(key, Optional.of("JWT"), claims);
  }

  static String sign(RSAKey key, Optional<String> type, Map<String, Object> claims) {
    var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID());
    type.map(JOSEObjectType::new).ifPresent(header::type);
    var token = new JWSObject(header.build(), new Payload(claims));
    try {
      token.sign(new RSASSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
    return token.serialize();
  }

  private void serve(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      asked.add(new Asked(path, Map.copyOf(exchange.getRequestHeaders()), form(body)));
      Answer answer = answers.getOrDefault(path, new Answer(404, "", List.of()));
      for (int i = 0; i < answer.headers.size(); i += 2) {
        exchange.getResponseHeaders().add(answer.headers.get(i), answer.headers.get(i + 1));
      }
      byte[] bytes = answer.body.getBytes(UTF_8);
      exchange.sendResponseHeaders(answer.status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  /** The parameters of a query or body; one that comes twice is a mistake of the sender. */
  public static Map<String, String> form(String coded) {
    var form = new HashMap<String, String>();
    for (String pair : coded.isEmpty() ? new String[0] : coded.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = URLDecoder.decode(pair.substring(0, equals), UTF_8);
      if (form.put(name, URLDecoder.decode(pair.substring(equals + 1), UTF_8)) != null) {
        throw new IllegalStateException(name + " came twice");
      }
    }
    return form;
  }

  /** Answers a path from now on; names and values of headers alternate. */
  public void answer(String path, int status, String body, String... headers) {
    answers.put(path, new Answer(status, body, List.of(headers)));
  }

  public void publish(JWK... keys) {
    answer("/keys", 200, new JWKSet(List.of(keys)).toPublicJWKSet().toString());
  }

  /** From now on it cannot be reached. */
  public void vanish() {
    server.stop(0);
  }

  public void pass(Duration time) {
    now.updateAndGet(it -> it.plus(time));
  }

  public URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  public String issuer() {
    return authority.entra() ? at("/" + TENANT + "/v2.0").toString() : at("").toString();
  }

  /** What has been sent to a path. */
  public List<Asked> asked(String path) {
    return asked.stream().filter(it -> it.path.equals(path)).toList();
  }

  public Provider provider() {
    return new Provider(() -> authority, http, json, clock, Runnable::run);
  }

  public OAuthClient client(ClientAuthentication authentication) {
    return new OAuthClient(
        CLIENT,
        authentication,
        new RequestedAccess("openid offline_access", Optional.empty()),
        new ClaimsRequest(json, authority.entra()),
        "query");
  }

  /** A client with a secret. */
  public OAuthClient client() {
    return client(ClientAuthentication.secretPost(CLIENT, new Secret("client-secret")));
  }

  public TokenEndpoint tokenEndpoint(OAuthClient client) {
    return new TokenEndpoint(provider(), client, http, json, clock);
  }

  /** The claims of a good ID token; a test changes what it is about. */
  public Map<String, Object> idToken() {
    var claims = new HashMap<String, Object>();
    claims.put("iss", issuer());
    claims.put("aud", CLIENT);
    claims.put("sub", "subject-1");
    claims.put("iat", NOW.getEpochSecond());
    claims.put("exp", NOW.getEpochSecond() + 3600);
    if (authority.entra()) {
      claims.put("tid", TENANT);
      claims.put("oid", "object-1");
    }
    return claims;
  }

  @Override
  public void close() {
    server.stop(0);
    http.close();
    json.close();
  }
}
