package org.vestibule.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Set;
import org.vestibule.hostile.Signer;
import org.vestibule.http.HttpCalls;
import org.vestibule.http.Json;
import org.vestibule.http.Limits;

/**
 * A provider whose metadata and keys are fetched once, before its server is gone and its clock
 * stands: whatever asks for newer keys gets the same ones.
 */
final class ProviderOnce {
  static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");
  static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  static final String TENANT = "11111111-2222-3333-4444-555555555555";

  private final Provider provider;
  private final String issuer;

  private ProviderOnce(Provider provider, String issuer) {
    this.provider = provider;
    this.issuer = issuer;
  }

  static ProviderOnce openId(Signer signer) {
    return of(signer, Authority.Kind.OPENID, "https://op.example");
  }

  static ProviderOnce entra(Signer signer) {
    return of(signer, Authority.Kind.ENTRA_V2, "https://login.example/{tenantid}/v2.0");
  }

  Provider provider() {
    return provider;
  }

  /** The issuer in its tokens. */
  String issuer() {
    return issuer;
  }

  private static ProviderOnce of(Signer signer, Authority.Kind kind, String announced) {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      String root = "http://127.0.0.1:" + server.getAddress().getPort();
      String issuer = kind == Authority.Kind.OPENID ? root : announced;
      var metadata =
          """
          {"issuer":"%s","authorization_endpoint":"%s/a","token_endpoint":"%s/t",
          "jwks_uri":"%s/keys","backchannel_logout_supported":true,
          "id_token_signing_alg_values_supported":["RS256","PS256","ES256","HS256","none"]}
          """
              .formatted(issuer, root, root, root);
      server.createContext(
          "/",
          exchange -> {
            boolean keys = exchange.getRequestURI().getPath().equals("/keys");
            byte[] body = (keys ? signer.keySet() : metadata).getBytes(UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
      var authority = new Authority(kind, URI.create(root), "organizations", Set.of(TENANT));
      try (var http = new HttpCalls(Limits.of(Duration.ofSeconds(5), Duration.ofSeconds(5)));
          var json = new Json()) {
        var provider = new Provider(() -> authority, http, json, CLOCK, Runnable::run);
        provider.warmUp();
        provider.newerKeys();
        return new ProviderOnce(provider, issuer.replace("{tenantid}", TENANT));
      } finally {
        server.stop(0);
      }
    } catch (IOException | ProviderUnavailable e) {
      throw new IllegalStateException(e);
    }
  }
}
