package org.vestibule.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.http.Secret;

/** Requests as the token endpoint's class hands them over beforehand. */
class PushedRequestTest {
  private final TinyProvider other = TinyProvider.openId(Map.of());

  @AfterEach
  void close() {
    other.close();
  }

  private static PushReply failed(UpstreamFailure.Kind kind) {
    return new PushReply.Failed(new UpstreamFailure(kind, 0, Optional.empty()));
  }

  private AuthorizationRequest request() {
    return new AuthorizationRequest(
        other.at("/authorize"),
        "app-1",
        URI.create("http://localhost:8080/callback"),
        "query",
        new RequestedAccess("openid", Optional.empty()),
        "state-1",
        "nonce-1",
        new Pkce(new Secret("v".repeat(43))),
        SignInHints.NONE,
        Optional.empty());
  }

  private PushReply push(ClientAuthentication authentication) {
    return other.tokenEndpoint(other.client(authentication)).push(other.at("/push"), request());
  }

  @Test
  void a_request_is_pushed_with_all_it_asks_and_the_proof() {
    other.answer("/push", 201, "{\"request_uri\":\"urn:a:b\",\"expires_in\":60}");

    PushReply reply = push(ClientAuthentication.secretPost("app-1", new Secret("client-secret")));

    assertEquals(new PushReply.Pushed("urn:a:b"), reply);
    var expected = new HashMap<String, String>(request().parameters());
    expected.put("client_secret", "client-secret");
    assertEquals(expected, other.asked("/push").get(0).form());
  }

  @Test
  void a_pushed_request_carries_its_proof_in_the_header_where_it_belongs_there() {
    push(ClientAuthentication.secretBasic("app-1", new Secret("s")));

    assertEquals(
        List.of("Basic " + Base64.getEncoder().encodeToString("app-1:s".getBytes(UTF_8))),
        other.asked("/push").get(0).headers().get("Authorization"));
  }

  @Test
  void without_a_credential_nothing_is_pushed() {
    ClientAuthentication broken =
        endpoint -> {
          throw new CredentialUnavailable("the file is gone");
        };

    assertEquals(failed(UpstreamFailure.Kind.CREDENTIAL), push(broken));
    assertEquals(List.of(), other.asked("/push"));
  }

  @Test
  void a_push_that_nobody_answers_is_told() {
    other.vanish();

    assertEquals(
        failed(UpstreamFailure.Kind.UNREACHABLE), push(ClientAuthentication.none("app-1")));
  }
}
