package org.vestibule.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.http.LocalServer;
import org.vestibule.oauth.LocalProvider;
import org.vestibule.oauth.Provider;
import org.vestibule.oauth.ProviderIds;
import org.vestibule.oauth.SignInHints;
import org.vestibule.oauth.TokenEndpoint;
import org.vestibule.oauth.UpstreamFailure;

class SignInTest extends BegunSignIn {
  @Test
  void beginning_leads_to_the_provider_with_fresh_values() {
    BeginResult.Redirect redirect =
        assertInstanceOf(
            BeginResult.Redirect.class,
            signIn.begin(NEXT, SignInHints.NONE, Optional.empty(), REDIRECT));

    PendingSignIn second = redirect.pending();
    String location = redirect.location().toString();
    assertEquals(0, location.indexOf(local.at("/authorize?client_id=")), location);
    assertEquals(
        1, location.split("&state=" + second.state().reveal() + "&", -1).length - 1, location);
    assertEquals(1, location.split("&nonce=" + second.nonce().reveal() + "&", -1).length - 1);
    assertFalse(location.contains(second.verifier().reveal()), "the verifier stays here");
    assertEquals(NEXT, second.returnPath());
    assertEquals(REDIRECT, second.redirectUri());
    assertEquals(LocalProvider.NOW, second.begunAt());
    assertNotEquals(pending.state(), second.state());
    assertNotEquals(second.state(), second.nonce());
    assertNotEquals(second.state(), second.verifier());
    assertNotEquals(second.nonce(), second.verifier());
  }

  @Test
  void without_the_provider_nothing_begins() {
    local.server.answer(local.authority().metadataUri().getPath(), 503, "");
    signIn = signIn();

    BeginResult result = signIn.begin(NEXT, SignInHints.NONE, Optional.empty(), REDIRECT);

    assertEquals(503, assertInstanceOf(BeginResult.Unavailable.class, result).failure().status());
  }

  @Test
  void nobody_is_sent_away_whose_code_could_not_be_redeemed() {
    Provider provider = local.provider();
    TokenEndpoint none = local.tokenEndpoint(provider).atMost(0);
    signIn = signIn(provider, none);

    BeginResult result = signIn.begin(NEXT, SignInHints.NONE, Optional.empty(), REDIRECT);
    SignInResult callback = complete("code", "c1");

    assertEquals(
        UpstreamFailure.Kind.BUSY,
        assertInstanceOf(BeginResult.Unavailable.class, result).failure().kind());
    SignInResult.Unavailable refused = assertInstanceOf(SignInResult.Unavailable.class, callback);
    assertEquals(UpstreamFailure.Kind.BUSY, refused.failure().kind());
    assertEquals(NEXT, refused.next());
    assertEquals(0, local.server.count("/token"));
  }

  @Test
  void a_code_becomes_a_signed_in_user() {
    SignInResult.Completed completed =
        assertInstanceOf(SignInResult.Completed.class, complete("code", "c1"));

    assertEquals(NEXT, completed.next());
    SignedIn signedIn = completed.signedIn();
    assertEquals(
        new User(
            LocalProvider.TENANT + " aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
            "Ada Lovelace",
            "ada@example.org",
            Optional.empty(),
            Optional.empty()),
        signedIn.user());
    assertEquals(LocalProvider.NOW, signedIn.since());
    assertEquals("access-1", signedIn.tokens().accessToken().value().reveal());
    assertEquals("refresh-1", signedIn.tokens().refreshToken().orElseThrow().reveal());
  }

  @Test
  void the_code_is_redeemed_once_with_verifier_and_redirect_uri() {
    complete("code", "c 1");

    assertEquals(1, local.server.count("/token"));
    LocalServer.Seen seen =
        local.server.seen().stream()
            .filter(it -> it.target().equals("/token"))
            .findFirst()
            .orElseThrow();
    assertEquals(
        "grant_type=authorization_code&code=c+1"
            + "&redirect_uri=https%3A%2F%2Fapps.example%2Fcrm%2Fcallback"
            + "&code_verifier="
            + pending.verifier().reveal()
            + "&scope=openid+profile",
        seen.body().substring(0, seen.body().indexOf("&client_")));
  }

  @Test
  void the_provider_said_no() {
    String state = pending.state().reveal();

    assertEquals(
        new SignInResult.Declined(
            "access_denied", true, Optional.of("65004"), ProviderIds.NONE, NEXT),
        complete(
            Map.of(
                "state", state,
                "error", "access_denied",
                "error_subcode", "cancel",
                "error_description", "AADSTS65004: User declined to consent")));
    assertEquals(0, local.server.count("/token"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "login_required",
        "interaction_required",
        "consent_required",
        "account_selection_required"
      })
  void a_silent_attempt_that_needs_a_page_goes_on_with_one(String error) {
    var silent =
        new SignInHints(Optional.of("ada@example.org"), Optional.empty(), Optional.of("none"));
    pending = begin(silent);

    SignInResult.PageNeeded goesOn =
        assertInstanceOf(SignInResult.PageNeeded.class, complete("error", error));
    assertEquals(Optional.empty(), goesOn.hints().prompt());
    assertEquals(Optional.of("ada@example.org"), goesOn.hints().loginHint());

    pending = begin(goesOn.hints());
    assertInstanceOf(SignInResult.Declined.class, complete("error", error));
  }

  @Test
  void a_portal_names_the_provider_by_its_issuer_alone() {
    assertTrue(signIn.namedBy(String.valueOf(local.claims().get("iss"))));
    assertFalse(signIn.namedBy("https://stranger.example"));
  }

  @Test
  void a_request_is_pushed_where_that_is_asked_for() {
    local.metadata.put("require_pushed_authorization_requests", true);
    local.metadata.put("pushed_authorization_request_endpoint", local.at("/par"));
    local.publish();
    local.server.answer("/par", 201, "{\"request_uri\":\"urn:r1\",\"expires_in\":60}");
    signIn = signIn();

    BeginResult.Redirect redirect =
        assertInstanceOf(
            BeginResult.Redirect.class,
            signIn.begin(NEXT, SignInHints.NONE, Optional.empty(), REDIRECT));

    assertEquals(
        local.at("/authorize?client_id=" + LocalProvider.CLIENT_ID + "&request_uri=urn%3Ar1"),
        redirect.location().toString());
    local.server.answer("/par", 400, "{\"error\":\"invalid_request\"}");
    assertInstanceOf(
        BeginResult.Refused.class,
        signIn.begin(NEXT, SignInHints.NONE, Optional.empty(), REDIRECT));
  }

  @Test
  void the_token_endpoint_said_no() {
    local.server.answer(
        "/token", 400, "{\"error\":\"invalid_grant\",\"error_description\":\"AADSTS54005: x\"}");

    SignInResult.Refused refused =
        assertInstanceOf(
            SignInResult.Refused.class,
            complete(Map.of("state", pending.state().reveal(), "code", "c")));

    assertEquals("invalid_grant", refused.refusal().error());
    assertEquals(Optional.of("54005"), refused.refusal().providerCode());
    assertEquals(NEXT, refused.next());
  }

  @Test
  void the_token_endpoint_gave_no_answer() {
    local.server.answer("/token", 502, "<html></html>");

    SignInResult.Unavailable unavailable =
        assertInstanceOf(
            SignInResult.Unavailable.class,
            complete(Map.of("state", pending.state().reveal(), "code", "c")));

    assertEquals(502, unavailable.failure().status());
    assertEquals(1, local.server.count("/token"));
  }
}
