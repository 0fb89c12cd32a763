package org.vestibule.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.http.Secret;

/** A token in the application's own name. */
class ClientCredentialsTest {
  private static final String ISSUED =
      "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"access-1\"}";

  private final TinyProvider provider = TinyProvider.openId(Map.of());

  @AfterEach
  void close() {
    provider.close();
  }

  private TokenReply send(Authority.Kind kind, ClientAuthentication authentication) {
    return new ClientCredentials(
            kind, provider.at("/own"), "https://org.crm4.dynamics.com", authentication)
        .send(provider.http, provider.json, provider.clock);
  }

  private TokenReply send(Authority.Kind kind) {
    return send(
        kind, ClientAuthentication.secretPost(TinyProvider.CLIENT, new Secret("client-secret")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "ENTRA_V2, scope, https://org.crm4.dynamics.com/.default",
    "ENTRA_V1, resource, https://org.crm4.dynamics.com",
    "OPENID, '', ''"
  })
  void each_kind_of_provider_is_told_the_web_api_in_its_way(
      Authority.Kind kind, String name, String value) {
    provider.answer("/own", 200, ISSUED);

    TokenReply.Issued issued = assertInstanceOf(TokenReply.Issued.class, send(kind));

    assertEquals("access-1", issued.tokens().accessToken().value().reveal());
    assertEquals(TinyProvider.NOW.plusSeconds(3599), issued.tokens().accessToken().expiresAt());
    var expected = new HashMap<String, String>();
    expected.put("grant_type", "client_credentials");
    expected.put("client_id", TinyProvider.CLIENT);
    expected.put("client_secret", "client-secret");
    if (!name.isEmpty()) {
      expected.put(name, value);
    }
    assertEquals(expected, provider.asked("/own").get(0).form());
  }

  @Test
  void a_refusal_is_one() {
    provider.answer("/own", 401, "{\"error\":\"invalid_client\"}");

    TokenReply.Refused refused =
        assertInstanceOf(TokenReply.Refused.class, send(Authority.Kind.ENTRA_V2));

    assertEquals("invalid_client", refused.error());
  }

  @Test
  void a_provider_that_is_away_is_told() {
    provider.vanish();

    TokenReply.Unusable unusable =
        assertInstanceOf(TokenReply.Unusable.class, send(Authority.Kind.ENTRA_V2));

    assertEquals(UpstreamFailure.Kind.UNREACHABLE, unusable.failure().kind());
  }

  @Test
  void without_a_credential_nothing_is_sent() {
    var gone = ClientAssertion.federated(TinyProvider.CLIENT, Path.of("no", "such", "file"));

    TokenReply.Unusable unusable =
        assertInstanceOf(TokenReply.Unusable.class, send(Authority.Kind.ENTRA_V2, gone));

    assertEquals(UpstreamFailure.Kind.CREDENTIAL, unusable.failure().kind());
    assertEquals(0, provider.asked("/own").size());
  }
}
