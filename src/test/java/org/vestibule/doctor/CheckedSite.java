package org.vestibule.doctor;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vestibule.http.HttpCalls;
import org.vestibule.http.Json;
import org.vestibule.http.Limits;
import org.vestibule.http.LocalServer;
import org.vestibule.http.Secret;
import org.vestibule.oauth.Authority;
import org.vestibule.oauth.ClientAuthentication;
import org.vestibule.oauth.ManualClock;
import org.vestibule.oauth.Randomness;

/** An environment and a provider on loopback that are well until a test says otherwise. */
final class CheckedSite implements AutoCloseable {
  static final String TENANT = "11111111-2222-3333-4444-555555555555";
  static final String CLIENT = "66666666-7777-8888-9999-000000000000";
  static final String WEB_API = "/api/data/v9.2/";

  final LocalServer server = new LocalServer();
  final Json json = new Json();

  /** Begins with the time that the server writes into its answers. */
  final ManualClock clock = new ManualClock(Instant.now());

  final Randomness randomness = Randomness.secure();
  final HttpCalls http = new HttpCalls(Limits.of(Duration.ofSeconds(3), Duration.ofSeconds(10)));

  // What a test changes.
  Authority.Kind kind = Authority.Kind.ENTRA_V2;
  Optional<String> tenant = Optional.of(TENANT);
  Set<String> allowed = Set.of();
  Optional<String> scope = Optional.empty();
  Optional<String> resource = Optional.empty();
  Installation.Client client =
      new Installation.Client(
          CLIENT,
          Installation.Proof.SECRET,
          ClientAuthentication.secretPost(CLIENT, new Secret("marker-secret")),
          false,
          Optional.empty());
  Optional<URI> discovery = Optional.empty();
  boolean environments;
  Duration timeout = Duration.ofSeconds(10);

  CheckedSite() {
    challenge("Bearer authorization_uri=" + at("/" + TENANT + "/oauth2/authorize"), at("/"));
    metadata(TENANT, issuer(TENANT));
    server.answer(
        "/keys",
        200,
        """
        {"keys": [{"kty": "RSA", "kid": "1", "e": "AQAB", "n": "%s"}]}
        """
            .formatted("u".repeat(342)));
    server.answer(
        "/token",
        200,
        """
        {"token_type": "Bearer", "access_token": "marker-token", "expires_in": 3599}
        """);
    server.answer(WEB_API + "WhoAmI", 403, "{\"error\":{\"code\":\"0x80072560\"}}");
  }

  String at(String path) {
    return server.uri("") + path;
  }

  String issuer(String tenantId) {
    return at("/" + tenantId + "/v2.0");
  }

  void challenge(String bearer, String resourceId) {
    server.answer(WEB_API, 401, "", "WWW-Authenticate", bearer + ", resource_id=" + resourceId);
  }

  /** Serves a tenant's metadata. */
  void metadata(String name, String issuer) {
    metadata(name, 200, document(issuer));
  }

  void metadata(String name, int status, String text) {
    server.answer("/" + name + "/v2.0/.well-known/openid-configuration", status, text);
  }

  String document(String issuer) {
    return """
    {"issuer": "%s", "authorization_endpoint": "%s", "token_endpoint": "%s", "jwks_uri": "%s",
     "id_token_signing_alg_values_supported": ["RS256"]}
    """
        .formatted(issuer, at("/authorize"), at("/token"), at("/keys"));
  }

  Installation installation() {
    return new Installation(
        server.uri(""),
        kind,
        kind == Authority.Kind.OPENID ? URI.create(issuer(TENANT)) : server.uri(""),
        kind == Authority.Kind.OPENID ? Optional.empty() : tenant,
        allowed,
        scope,
        resource,
        client,
        discovery,
        environments,
        Duration.ofSeconds(3),
        timeout);
  }

  List<Verdict> verdicts() {
    return verdicts(Preflight.TOTAL);
  }

  List<Verdict> verdicts(Duration total) {
    return new Preflight(installation(), total, json, clock, randomness).run();
  }

  Verdict verdict(Check check) {
    List<Verdict> found = verdicts().stream().filter(it -> it.check() == check).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.toString());
    }
    Told.in(found.get(0));
    return found.get(0);
  }

  @Override
  public void close() {
    http.close();
    json.close();
    server.close();
  }
}
