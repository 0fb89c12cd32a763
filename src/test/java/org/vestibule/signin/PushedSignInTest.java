package org.vestibule.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.oauth.IdTokenVerifier;
import org.vestibule.oauth.OAuthClient;
import org.vestibule.oauth.Pkce;
import org.vestibule.oauth.Provider;
import org.vestibule.oauth.Randomness;
import org.vestibule.oauth.SignInHints;
import org.vestibule.oauth.TinyProvider;
import org.vestibule.oauth.UpstreamFailure;

/** Sign-ins whose request is handed over beforehand. */
class PushedSignInTest {
  private static final String CALLBACK = "http://localhost:8080/callback";
  private final TinyProvider provider =
      TinyProvider.openId(
          Map.of(
              "require_pushed_authorization_requests",
              true,
              "pushed_authorization_request_endpoint",
              "/push"));

  @AfterEach
  void close() {
    provider.close();
  }

  private static BeginResult begin(TinyProvider at) {
    OAuthClient client = at.client();
    Provider known = at.provider();
    var signIn =
        new SignIn(
            known,
            client,
            at.tokenEndpoint(client),
            new IdTokenVerifier(known, TinyProvider.CLIENT, at.clock),
            at.clock,
            Randomness.secure(),
            SignInListener.NONE);
    var hints = new SignInHints(Optional.of("ada"), Optional.empty(), Optional.empty());
    return signIn.begin(ReturnPath.HOME, hints, Optional.empty(), URI.create(CALLBACK));
  }

  @Test
  void the_browser_carries_the_name_of_the_request_only() {
    provider.answer("/push", 201, "{\"request_uri\":\"urn:a:b&c\",\"expires_in\":60}");

    var redirect = (BeginResult.Redirect) begin(provider);

    assertEquals(
        provider.at("/authorize") + "?client_id=app-1&request_uri=urn%3Aa%3Ab%26c",
        redirect.location().toString());
  }

  @Test
  void everything_else_is_pushed_and_waits_for_its_answer() {
    provider.answer("/push", 201, "{\"request_uri\":\"urn:a:b\",\"expires_in\":60}");

    PendingSignIn pending = ((BeginResult.Redirect) begin(provider)).pending();

    var expected = new HashMap<String, String>();
    expected.put("client_id", "app-1");
    expected.put("client_secret", "client-secret");
    expected.put("response_type", "code");
    expected.put("response_mode", "query");
    expected.put("redirect_uri", CALLBACK);
    expected.put("scope", "openid offline_access");
    expected.put("state", pending.state().reveal());
    expected.put("nonce", pending.nonce().reveal());
    expected.put("code_challenge", new Pkce(pending.verifier()).challenge());
    expected.put("code_challenge_method", "S256");
    expected.put("login_hint", "ada");
    assertEquals(expected, provider.asked("/push").get(0).form());
  }

  @Test
  void a_provider_that_does_not_take_it_cannot_be_used_now() {
    provider.answer("/push", 503, "", "Retry-After", "9");

    assertEquals(
        new BeginResult.Unavailable(
            new UpstreamFailure(
                UpstreamFailure.Kind.THROTTLED, 503, Optional.of(Duration.ofSeconds(9)))),
        begin(provider));
  }

  @Test
  void a_provider_that_refuses_it_is_not_asked_in_the_open_instead() {
    provider.answer("/push", 400, "{\"error\":\"invalid_request\"}");

    BeginResult.Refused refused = assertInstanceOf(BeginResult.Refused.class, begin(provider));
    assertEquals("invalid_request", refused.refusal().error());
  }

  @Test
  void what_has_to_be_pushed_and_cannot_be_is_not_asked_in_the_open() {
    try (TinyProvider nowhere =
        TinyProvider.openId(Map.of("require_pushed_authorization_requests", true))) {
      assertEquals(
          new BeginResult.Unavailable(
              new UpstreamFailure(UpstreamFailure.Kind.UNREADABLE, 200, Optional.empty())),
          begin(nowhere));
    }
  }

  @Test
  void where_it_need_not_be_pushed_it_is_not() {
    try (TinyProvider open =
        TinyProvider.openId(Map.of("pushed_authorization_request_endpoint", "/push"))) {
      var redirect = (BeginResult.Redirect) begin(open);

      assertEquals(List.of(), open.asked("/push"));
      assertTrue(redirect.location().getRawQuery().contains("code_challenge="));
    }
  }

  @Test
  void a_provider_that_is_gone_cannot_be_used_now() {
    provider.vanish();

    assertEquals(
        new BeginResult.Unavailable(
            new UpstreamFailure(UpstreamFailure.Kind.UNREACHABLE, 0, Optional.empty())),
        begin(provider));
  }
}
