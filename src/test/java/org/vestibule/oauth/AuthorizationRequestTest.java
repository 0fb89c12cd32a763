package org.vestibule.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.http.Secret;

class AuthorizationRequestTest {
  private static final String QUERY =
      "client_id=client-1&response_type=code"
          + "&redirect_uri=https%3A%2F%2Fapps.example%2Fcrm%2Fcallback&response_mode=query"
          + "&scope=openid+profile+offline_access"
          + "+https%3A%2F%2Forg.crm4.dynamics.com%2Fuser_impersonation"
          + "&state=state-1&nonce=nonce-1"
          + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
          + "&code_challenge_method=S256";
  private static final RequestedAccess SCOPE =
      new RequestedAccess(
          "openid profile offline_access https://org.crm4.dynamics.com/user_impersonation",
          Optional.empty());

  @Test
  void the_whole_address() {
    assertEquals(
        "https://login.example/t/authorize?" + QUERY,
        request("https://login.example/t/authorize", "query", SCOPE, SignInHints.NONE));
  }

  @Test
  void an_endpoint_keeps_a_query_of_its_own() {
    assertEquals(
        "https://login.example/authorize?p=b2c%20x&" + QUERY,
        request("https://login.example/authorize?p=b2c%20x", "query", SCOPE, SignInHints.NONE));
  }

  @Test
  void a_resource_stands_beside_the_scope() {
    var access = new RequestedAccess("openid", Optional.of("https://org.example/"));

    String address = request("https://l.example/a", "form_post", access, SignInHints.NONE);

    assertEquals(
        "https://l.example/a?client_id=client-1&response_type=code"
            + "&redirect_uri=https%3A%2F%2Fapps.example%2Fcrm%2Fcallback&response_mode=form_post"
            + "&scope=openid&resource=https%3A%2F%2Forg.example%2F&state=state-1&nonce=nonce-1"
            + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
            + "&code_challenge_method=S256",
        address);
  }

  @Test
  void hints_come_last_and_cannot_add_parameters() {
    var hints =
        new SignInHints(
            Optional.of("ada+x@example.org&prompt=none"),
            Optional.of("example.org"),
            Optional.of("login"));

    assertEquals(
        "https://login.example/t/authorize?"
            + QUERY
            + "&login_hint=ada%2Bx%40example.org%26prompt%3Dnone"
            + "&domain_hint=example.org&prompt=login",
        request("https://login.example/t/authorize", "query", SCOPE, hints));
  }

  @Test
  void an_account_picker_comes_without_the_account() {
    var hints =
        new SignInHints(
            Optional.of("ada@example.org"), Optional.empty(), Optional.of("select_account"));

    assertEquals(
        "https://login.example/t/authorize?" + QUERY + "&prompt=select_account",
        request("https://login.example/t/authorize", "query", SCOPE, hints));
  }

  @Test
  void demanded_claims_come_last() {
    assertEquals(
        "https://login.example/a?" + QUERY + "&claims=%7B%22a%22%3A1%7D",
        build("https://login.example/a", "query", SCOPE, SignInHints.NONE, Optional.of("{\"a\":1}"))
            .toUri()
            .toString());
  }

  @Test
  void a_request_that_was_pushed_is_only_named() {
    assertEquals(
        "https://login.example/a?client_id=client-1&request_uri=urn%3Ax%26y",
        build("https://login.example/a", "query", SCOPE, SignInHints.NONE, Optional.empty())
            .toUri("urn:x&y")
            .toString());
  }

  private static String request(
      String endpoint, String responseMode, RequestedAccess access, SignInHints hints) {
    return build(endpoint, responseMode, access, hints, Optional.empty()).toUri().toString();
  }

  private static AuthorizationRequest build(
      String endpoint,
      String responseMode,
      RequestedAccess access,
      SignInHints hints,
      Optional<String> claims) {
    return new AuthorizationRequest(
        URI.create(endpoint),
        "client-1",
        URI.create("https://apps.example/crm/callback"),
        responseMode,
        access,
        "state-1",
        "nonce-1",
        new Pkce(new Secret("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk")),
        hints,
        claims);
  }
}
