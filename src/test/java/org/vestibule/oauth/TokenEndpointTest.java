package org.vestibule.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.http.Secret;
import org.vestibule.oauth.TinyProvider.Asked;

class TokenEndpointTest {
  private static final String VERIFIER = "v".repeat(43);
  private static final URI CALLBACK = URI.create("http://localhost:8080/callback");
  private static final String CAPABILITIES =
      "{\"access_token\":{\"xms_cc\":{\"values\":[\"cp1\"]}}}";
  private static final String TOKENS =
      "{\"token_type\":\"Bearer\",\"access_token\":\"at\",\"expires_in\":60}";
  private static final UpstreamFailure GONE =
      new UpstreamFailure(UpstreamFailure.Kind.UNREACHABLE, 0, Optional.empty());
  private static final UpstreamFailure NO_CREDENTIAL =
      new UpstreamFailure(UpstreamFailure.Kind.CREDENTIAL, 0, Optional.empty());
  private static final ClientAuthentication BROKEN =
      endpoint -> {
        throw new CredentialUnavailable("the file is gone");
      };

  private final TinyProvider entra = TinyProvider.entra();
  private final TinyProvider other = TinyProvider.openId(Map.of("token_endpoint", "/token?v=1"));

  @AfterEach
  void close() {
    entra.close();
    other.close();
  }

  private static TokenReply redeem(TokenEndpoint endpoint) {
    AuthorizationResponse granted =
        AuthorizationResponse.parse(
            new CallbackParameters(
                Map.of("state", new String[] {"s"}, "code", new String[] {"a code&+="})),
            "s",
            new AuthorizationResponse.Issuer(name -> true, false));
    return endpoint.redeem(
        (AuthorizationResponse.Granted) granted, CALLBACK, new Pkce(new Secret(VERIFIER)));
  }

  private static TokenReply refresh(TokenEndpoint endpoint) {
    return endpoint.refresh(new Secret("rt"), Optional.empty());
  }

  private static Map<String, String> sent(TinyProvider provider) {
    List<Asked> asked = provider.asked("/token");
    assertEquals(1, asked.size());
    return asked.get(0).form();
  }

  @Test
  void a_code_is_redeemed() {
    redeem(entra.tokenEndpoint(entra.client()));

    assertEquals(
        Map.of(
            "grant_type", "authorization_code",
            "code", "a code&+=",
            "redirect_uri", "http://localhost:8080/callback",
            "code_verifier", VERIFIER,
            "scope", "openid offline_access",
            "claims", CAPABILITIES,
            "client_id", "app-1",
            "client_secret", "client-secret"),
        sent(entra));
  }

  @Test
  void an_answer_is_judged_by_the_time_of_its_arrival() {
    entra.answer("/token", 200, TOKENS);

    var issued = (TokenReply.Issued) redeem(entra.tokenEndpoint(entra.client()));

    assertEquals(TinyProvider.NOW.plusSeconds(60), issued.tokens().accessToken().expiresAt());
  }

  @Test
  void other_providers_get_no_claims_parameter_and_their_endpoint_keeps_its_query() {
    redeem(other.tokenEndpoint(other.client()));

    assertEquals(
        Map.of(
            "grant_type", "authorization_code",
            "code", "a code&+=",
            "redirect_uri", "http://localhost:8080/callback",
            "code_verifier", VERIFIER,
            "scope", "openid offline_access",
            "client_id", "app-1",
            "client_secret", "client-secret"),
        sent(other));
  }

  @Test
  void a_refresh_token_is_exchanged() {
    refresh(entra.tokenEndpoint(entra.client()));

    assertEquals(
        Map.of(
            "grant_type", "refresh_token",
            "refresh_token", "rt",
            "scope", "openid offline_access",
            "claims", CAPABILITIES,
            "client_id", "app-1",
            "client_secret", "client-secret"),
        sent(entra));
  }

  @Test
  void a_refresh_asks_for_what_the_challenge_demands() {
    entra
        .tokenEndpoint(entra.client())
        .refresh(new Secret("rt"), Optional.of("{\"access_token\":{\"a\":{\"value\":\"1\"}}}"));

    assertEquals(
        "{\"access_token\":{\"a\":{\"value\":\"1\"},\"xms_cc\":{\"values\":[\"cp1\"]}}}",
        sent(entra).get("claims"));
  }

  @Test
  void a_header_carries_the_proof_where_it_belongs_there() {
    ClientAuthentication basic = ClientAuthentication.secretBasic("app-1", new Secret("s"));

    refresh(other.tokenEndpoint(other.client(basic)));

    Asked asked = other.asked("/token").get(0);
    assertEquals(
        List.of("Basic " + Base64.getEncoder().encodeToString("app-1:s".getBytes(UTF_8))),
        asked.headers().get("Authorization"));
    assertEquals(
        Map.of(
            "grant_type", "refresh_token",
            "refresh_token", "rt",
            "scope", "openid offline_access"),
        asked.form());
  }

  @Test
  void without_a_credential_nothing_is_sent() {
    TokenEndpoint endpoint = entra.tokenEndpoint(entra.client(BROKEN));

    assertEquals(new TokenReply.Unusable(NO_CREDENTIAL), redeem(endpoint));
    assertEquals(new TokenReply.Unusable(NO_CREDENTIAL), refresh(endpoint));
    assertEquals(List.of(), entra.asked("/token"));
  }

  @Test
  void a_proof_is_made_for_the_endpoint_that_gets_it() {
    ClientAuthentication naming =
        endpoint ->
            new ClientAuthentication.Proof(
                Map.of("client_assertion", endpoint.toString()), Map.of());

    refresh(entra.tokenEndpoint(entra.client(naming)));

    assertEquals(entra.at("/token").toString(), sent(entra).get("client_assertion"));
  }

  @Test
  void a_provider_that_is_gone_is_told() {
    entra.vanish();

    assertEquals(new TokenReply.Unusable(GONE), refresh(entra.tokenEndpoint(entra.client())));
  }

  @Test
  void an_endpoint_that_is_gone_while_the_metadata_are_there_is_told() {
    try (TinyProvider half =
        TinyProvider.openId(Map.of("token_endpoint", "http://127.0.0.1:1/token"))) {
      assertEquals(new TokenReply.Unusable(GONE), refresh(half.tokenEndpoint(half.client())));
    }
  }
}
