package org.vestibule.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.http.Secret;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.ClaimsRequest;
import org.vestibule.oauth.Jwts;
import org.vestibule.oauth.LocalProvider;
import org.vestibule.oauth.Provider;
import org.vestibule.oauth.Tokens;
import org.vestibule.oauth.UpstreamFailure;

class RenewalTest {
  private final LocalProvider local = new LocalProvider();
  private final Provider provider = local.provider();
  private final Renewal renewal =
      new Renewal(
          local.tokenEndpoint(provider),
          local.verifier(provider),
          new ClaimsRequest(local.json, true),
          local.clock);

  @AfterEach
  void close() {
    local.close();
  }

  @ParameterizedTest
  @CsvSource({"61, true, true", "60, false, true", "1, false, true", "0, false, false"})
  void a_token_is_fresh_for_a_minute_less_than_it_is_usable(
      int secondsLeft, boolean fresh, boolean usable) {
    assertEquals(fresh, renewal.fresh(signedIn(secondsLeft, true)));
    assertEquals(usable, renewal.usable(signedIn(secondsLeft, true)));
  }

  @ParameterizedTest
  @CsvSource({"60", "0", "-3600"})
  void a_token_in_its_last_minute_is_renewed(int secondsLeft) {
    issue(Map.of());
    SignedIn old = signedIn(secondsLeft, true);

    Renewal.Result.Fresh fresh = assertInstanceOf(Renewal.Result.Fresh.class, renewal.renew(old));

    assertTrue(fresh.renewed());
    assertEquals("access-2", fresh.signedIn().tokens().accessToken().value().reveal());
    assertEquals(
        LocalProvider.NOW.plusSeconds(3599), fresh.signedIn().tokens().accessToken().expiresAt());
    assertEquals(old.user(), fresh.signedIn().user());
    assertEquals(old.since(), fresh.signedIn().since(), "a session does not become younger");
    assertTrue(
        local.server.seen().stream()
            .anyMatch(
                it ->
                    it.body()
                        .startsWith(
                            "grant_type=refresh_token&refresh_token=refresh-1&scope=openid+profile&")));
    assertEquals(1, local.server.count("/token"));
  }

  @Test
  void a_rotated_refresh_token_is_kept() {
    issue(Map.of("refresh_token", "refresh-2"));

    assertEquals("refresh-2", renewedTokens().refreshToken().orElseThrow().reveal());
  }

  @Test
  void without_a_new_refresh_token_the_old_one_stays() {
    issue(Map.of());

    assertEquals("refresh-1", renewedTokens().refreshToken().orElseThrow().reveal());
  }

  @Test
  void a_new_id_token_of_the_same_user_is_kept() {
    Map<String, Object> claims = local.claims();
    claims.remove("nonce");
    String idToken = Jwts.sign(Jwts.KEY, claims);
    issue(Map.of("id_token", idToken));

    assertEquals(idToken, renewedTokens().idToken().orElseThrow().reveal());
  }

  @ParameterizedTest
  @CsvSource({
    "oid, ffffffff-bbbb-cccc-dddd-eeeeeeeeeeee, idtoken.other-user",
    "tid, 99999999-2222-3333-4444-555555555555, idtoken.tenant",
    "nonce, nonce-of-another-sign-in,           idtoken.other-user",
    "aud, stranger,                             idtoken.audience",
    "iss, https://evil.example,                 idtoken.issuer"
  })
  void a_new_id_token_that_does_not_fit_ends_the_sign_in(String claim, String value, String cause) {
    Map<String, Object> claims = local.claims();
    claims.put(claim, value);
    issue(Map.of("id_token", Jwts.sign(Jwts.KEY, claims)));

    assertEquals(new Renewal.Result.Ended(cause), renewal.renew(signedIn(30, true)));
  }

  @Test
  void a_forged_id_token_ends_the_sign_in() {
    issue(Map.of("id_token", Jwts.sign(Jwts.OTHER_KEY, local.claims())));

    assertEquals(new Renewal.Result.Ended("idtoken.key"), renewal.renew(signedIn(30, true)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"invalid_grant", "interaction_required", "consent_required", "login_required"})
  void a_refusal_that_the_user_can_cure_asks_for_a_sign_in(String error) {
    local.server.answer("/token", 400, "{\"error\":\"" + error + "\"}");

    Renewal.Result.SignInAgain again =
        assertInstanceOf(Renewal.Result.SignInAgain.class, renewal.renew(signedIn(30, true)));

    assertEquals(error, again.cause());
    assertEquals(Optional.empty(), again.claims());
    // Pages that waited for this answer must not ask the same again.
    SignedIn kept = again.toKeep().orElseThrow();
    assertEquals(Optional.empty(), kept.tokens().refreshToken());
    assertEquals(signedIn(30, true).tokens().accessToken(), kept.tokens().accessToken());
  }

  @Test
  void what_the_provider_demands_is_passed_on() {
    local.server.answer(
        "/token",
        400,
        "{\"error\":\"interaction_required\",\"claims\":\"{\\\"access_token\\\":{}}\"}");

    Renewal.Result.SignInAgain again =
        assertInstanceOf(Renewal.Result.SignInAgain.class, renewal.renew(signedIn(0, true)));
    assertEquals("interaction_required", again.cause());
    assertEquals(Optional.of("{\"access_token\":{}}"), again.claims());
  }

  @Test
  void another_refusal_lets_a_usable_token_serve() {
    local.server.answer("/token", 401, "{\"error\":\"invalid_client\"}");
    SignedIn usable = signedIn(1, true);

    assertEquals(
        new Renewal.Result.Fresh(usable, false, Optional.of(UpstreamFailure.ofCredential())),
        renewal.renew(usable));
    Renewal.Result.Refused refused =
        assertInstanceOf(Renewal.Result.Refused.class, renewal.renew(signedIn(0, true)));
    assertEquals("invalid_client", refused.refusal().error());
  }

  @Test
  void a_token_that_was_not_accepted_is_replaced_or_given_up() {
    issue(Map.of());
    assertTrue(
        assertInstanceOf(
                Renewal.Result.Fresh.class, renewal.replace(signedIn(3000, true), Optional.empty()))
            .renewed());

    local.server.answer("/token", 503, "");
    assertInstanceOf(
        Renewal.Result.Unavailable.class, renewal.replace(signedIn(3000, true), Optional.empty()));
    assertEquals(
        new Renewal.Result.SignInAgain("no-refresh-token", Optional.of("{}")),
        renewal.replace(signedIn(3000, false), Optional.of("{}")));
  }

  @Test
  void while_the_provider_is_down_a_usable_token_serves() {
    local.server.answer("/token", 503, "");
    SignedIn usable = signedIn(1, true);

    Renewal.Result.Fresh fresh =
        assertInstanceOf(Renewal.Result.Fresh.class, renewal.renew(usable));

    assertSame(usable, fresh.signedIn());
    assertEquals(false, fresh.renewed());
    assertEquals(Optional.of(503), fresh.spared().map(UpstreamFailure::status));
  }

  @Test
  void while_the_provider_is_down_a_token_that_is_over_does_not() {
    local.server.answer("/token", 503, "");

    Renewal.Result.Unavailable unavailable =
        assertInstanceOf(Renewal.Result.Unavailable.class, renewal.renew(signedIn(0, true)));

    assertEquals(503, unavailable.failure().status());
    assertEquals(1, local.server.count("/token"));
  }

  @Test
  void without_a_refresh_token_the_old_one_serves_to_its_end() {
    SignedIn usable = signedIn(1, false);

    assertEquals(new Renewal.Result.Fresh(usable, false), renewal.renew(usable));
    assertEquals(
        new Renewal.Result.SignInAgain("no-refresh-token", Optional.empty()),
        renewal.renew(signedIn(0, false)));
    assertEquals(0, local.server.count("/token"));
  }

  private Tokens renewedTokens() {
    Renewal.Result result = renewal.renew(signedIn(30, true));
    return assertInstanceOf(Renewal.Result.Fresh.class, result).signedIn().tokens();
  }

  private void issue(Map<String, Object> more) {
    Map<String, Object> answer = new HashMap<>(more);
    answer.put("token_type", "Bearer");
    answer.put("expires_in", 3599);
    answer.put("access_token", "access-2");
    local.server.answer("/token", 200, JSONObjectUtils.toJSONString(answer));
  }

  private SignedIn signedIn(int secondsLeft, boolean renewable) {
    var user =
        new User(
            LocalProvider.TENANT + " aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
            "Ada",
            "ada@example.org",
            Optional.empty(),
            Optional.empty());
    var tokens =
        new Tokens(
            new AccessToken(new Secret("access-1"), LocalProvider.NOW.plusSeconds(secondsLeft)),
            renewable ? Optional.of(new Secret("refresh-1")) : Optional.empty(),
            Optional.of(new Secret(Jwts.sign(Jwts.KEY, local.claims()))),
            "openid profile");
    return new SignedIn(user, tokens, LocalProvider.NOW.minusSeconds(7200));
  }
}
