package org.vestibule.oauth;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vestibule.http.HttpCalls;
import org.vestibule.http.Json;
import org.vestibule.http.Limits;
import org.vestibule.http.LocalServer;
import org.vestibule.http.Secret;

/** A provider on loopback: its documents, its clock, and tokens that are good unless changed. */
public final class LocalProvider implements AutoCloseable {
  public static final String TENANT = "11111111-2222-3333-4444-555555555555";
  public static final String CLIENT_ID = "66666666-7777-8888-9999-000000000000";
  public static final String NONCE = "nonce-1";
  public static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  public final LocalServer server = new LocalServer();
  public final Json json = new Json();
  public final HttpCalls http =
      new HttpCalls(Limits.of(Duration.ofSeconds(3), Duration.ofSeconds(10)));
  public final ManualClock clock = new ManualClock(NOW);
  public final Map<String, Object> metadata = new HashMap<>();
  private final Authority.Kind kind;
  private final String tenant;
  private final Set<String> allowed;

  /** Entra with one tenant. */
  public LocalProvider() {
    this(Authority.Kind.ENTRA_V2, TENANT, Set.of());
  }

  /** A provider that is not Entra. */
  public static LocalProvider openid() {
    return new LocalProvider(Authority.Kind.OPENID, "", Set.of());
  }

  LocalProvider(Authority.Kind kind, String tenant, Set<String> allowed) {
    this.kind = kind;
    this.tenant = tenant;
    this.allowed = allowed;
    boolean several = tenant.equals("organizations");
    metadata.put(
        "issuer", kind == Authority.Kind.OPENID ? at("") : issuer(several ? "{tenantid}" : TENANT));
    metadata.put("authorization_endpoint", at("/authorize"));
    metadata.put("token_endpoint", at("/token"));
    metadata.put("jwks_uri", at("/keys"));
    metadata.put("end_session_endpoint", at("/logout"));
    metadata.put("id_token_signing_alg_values_supported", List.of("RS256"));
    publish();
    keys(Jwts.KEY);
  }

  public String at(String path) {
    return server.uri("") + path;
  }

  public String issuer(String tenantId) {
    return at("/" + tenantId + "/v2.0");
  }

  public Authority authority() {
    return new Authority(kind, URI.create(at("")), tenant, allowed);
  }

  /** Serves the metadata as they stand now. */
  public void publish() {
    server.answer(authority().metadataUri().getPath(), 200, JSONObjectUtils.toJSONString(metadata));
  }

  /** Serves these keys, without their private halves. */
  public void keys(JWK... keys) {
    keyMembers(Arrays.stream(keys).map(key -> key.toPublicJWK().toJSONObject()).toList());
  }

  void keyMembers(List<Map<String, Object>> keys) {
    server.answer(
        "/keys", 200, JSONObjectUtils.toJSONString(Map.of("keys", new ArrayList<>(keys))));
  }

  /** A provider that knows nothing yet. */
  public Provider provider() {
    return new Provider(this::authority, http, json, clock, Runnable::run);
  }

  public OAuthClient client() {
    return new OAuthClient(
        CLIENT_ID,
        ClientAuthentication.secretPost(CLIENT_ID, new Secret("client-secret")),
        new RequestedAccess("openid profile", Optional.empty()),
        new ClaimsRequest(json, false),
        "query");
  }

  public TokenEndpoint tokenEndpoint(Provider provider) {
    return new TokenEndpoint(provider, client(), http, json, clock);
  }

  public IdTokenVerifier verifier(Provider provider) {
    return new IdTokenVerifier(provider, CLIENT_ID, clock);
  }

  /** The claims of a good token. */
  public Map<String, Object> claims() {
    long now = clock.instant().getEpochSecond();
    var claims = new HashMap<String, Object>();
    claims.put("iss", kind == Authority.Kind.OPENID ? at("") : issuer(TENANT));
    claims.put("aud", CLIENT_ID);
    claims.put("exp", now + 3600);
    claims.put("nbf", now);
    claims.put("iat", now);
    claims.put("nonce", NONCE);
    claims.put("sub", "subject-1");
    claims.put("tid", TENANT);
    claims.put("oid", "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee");
    claims.put("name", "Ada Lovelace");
    claims.put("preferred_username", "ada@example.org");
    return claims;
  }

  @Override
  public void close() {
    http.close();
    json.close();
    server.close();
  }
}
