package org.vestibule.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.http.Secret;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.ClaimsRequest;
import org.vestibule.oauth.IdTokenVerifier;
import org.vestibule.oauth.TinyProvider;
import org.vestibule.oauth.Tokens;
import org.vestibule.oauth.UpstreamFailure;

class RenewalRefusalsTest {
  private static final String DEMAND = "{\"access_token\":{\"a\":{\"value\":\"1\"}}}";
  private static final String OTHER_DEMAND = "{\"access_token\":{\"b\":{\"value\":\"2\"}}}";
  private static final Duration LAST_MINUTE = Duration.ofSeconds(30);
  private final TinyProvider entra = TinyProvider.entra();
  private final Renewal renewal =
      new Renewal(
          entra.tokenEndpoint(entra.client()),
          new IdTokenVerifier(entra.provider(), TinyProvider.CLIENT, entra.clock),
          new ClaimsRequest(entra.json, true),
          entra.clock);

  @BeforeEach
  void tokens() {
    entra.answer("/token", 200, issued(Optional.empty()));
  }

  @AfterEach
  void close() {
    entra.close();
  }

  /** Somebody whose access token lives for the given time. */
  private SignedIn signedIn(Duration life, Optional<Map<String, Object>> idToken) {
    return new SignedIn(
        new User(
            TinyProvider.TENANT + " object-1", "Ada", "ada", Optional.empty(), Optional.empty()),
        new Tokens(
            new AccessToken(new Secret("old"), entra.clock.instant().plus(life)),
            Optional.of(new Secret("rt")),
            idToken.map(claims -> new Secret(TinyProvider.sign(TinyProvider.KEY, claims))),
            ""),
        entra.clock.instant());
  }

  private SignedIn over() {
    return signedIn(Duration.ZERO, Optional.empty());
  }

  private static String issued(Optional<Map<String, Object>> idToken) {
    var reply = new HashMap<String, Object>();
    reply.put("token_type", "Bearer");
    reply.put("access_token", "new");
    reply.put("expires_in", 3600);
    idToken.ifPresent(it -> reply.put("id_token", TinyProvider.sign(TinyProvider.KEY, it)));
    return JSONObjectUtils.toJSONString(reply);
  }

  private void refuse(String error, Optional<String> claims) {
    var reply = new HashMap<String, Object>();
    reply.put("error", error);
    claims.ifPresent(it -> reply.put("claims", it));
    entra.answer("/token", 400, JSONObjectUtils.toJSONString(reply));
  }

  private static String shown(Renewal.Result result) {
    return result.match(new ShownRenewal());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"invalid_grant", "interaction_required", "consent_required", "login_required"})
  void what_the_user_can_cure_leads_to_the_sign_in(String error) {
    refuse(error, Optional.empty());

    assertEquals("again " + error, shown(renewal.renew(over())));
  }

  @Test
  void the_sign_in_asks_for_what_the_provider_demands() {
    refuse("invalid_grant", Optional.of(DEMAND));

    assertEquals("again invalid_grant " + DEMAND, shown(renewal.renew(over())));
  }

  @Test
  void the_provider_s_demand_counts_more_than_the_web_api_s() {
    refuse("interaction_required", Optional.of(DEMAND));

    assertEquals(
        "again interaction_required " + DEMAND,
        shown(renewal.replace(over(), Optional.of(OTHER_DEMAND))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"not JSON", "{}", "{\"access_token\":1}"})
  void a_demand_that_cannot_be_read_leaves_the_web_api_s(String claims) {
    refuse("invalid_grant", Optional.of(claims));

    assertEquals(
        "again invalid_grant " + OTHER_DEMAND,
        shown(renewal.replace(over(), Optional.of(OTHER_DEMAND))));
  }

  @Test
  void the_web_api_s_demand_is_handed_on() {
    renewal.replace(signedIn(Duration.ofHours(1), Optional.empty()), Optional.of(DEMAND));

    assertEquals(
        Optional.of(
            "{\"access_token\":{\"a\":{\"value\":\"1\"},\"xms_cc\":{\"values\":[\"cp1\"]}}}"),
        Optional.ofNullable(entra.asked("/token").get(0).form().get("claims")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"invalid_client", "unauthorized_client", "invalid_scope", "invalid_request"})
  void a_refused_client_uses_up_the_old_token_and_then_is_told(String error) {
    refuse(error, Optional.empty());

    assertEquals(
        "old kept spared CREDENTIAL",
        shown(renewal.renew(signedIn(LAST_MINUTE, Optional.empty()))));
    assertEquals("refused " + error, shown(renewal.renew(over())));
  }

  @Test
  void a_token_that_the_web_api_did_not_accept_is_never_kept() {
    refuse("invalid_client", Optional.empty());

    SignedIn signedIn = signedIn(Duration.ofHours(1), Optional.empty());

    assertEquals("refused invalid_client", shown(renewal.replace(signedIn, Optional.empty())));
  }

  @Test
  void a_provider_in_trouble_is_spared_while_the_old_token_lasts() {
    entra.answer("/token", 503, "");

    Renewal.Result spared = renewal.renew(signedIn(LAST_MINUTE, Optional.empty()));
    Renewal.Result gone = renewal.renew(over());

    assertEquals("old kept spared DOWN", shown(spared));
    assertEquals("unavailable DOWN", shown(gone));
    var failure = new UpstreamFailure(UpstreamFailure.Kind.DOWN, 503, Optional.empty());
    assertEquals(
        List.of(failure, failure),
        Stream.of(spared, gone).map(it -> it.trouble().orElseThrow()).toList());
  }

  @Test
  void without_a_refresh_token_the_old_one_is_used_up() {
    SignedIn last = without(signedIn(LAST_MINUTE, Optional.empty()));

    assertEquals("old kept", shown(renewal.renew(last)));
    assertEquals("again no-refresh-token", shown(renewal.renew(without(over()))));
    assertEquals(
        "again no-refresh-token " + DEMAND, shown(renewal.replace(last, Optional.of(DEMAND))));
    assertEquals(List.of(), entra.asked("/token"));
  }

  private static SignedIn without(SignedIn it) {
    var tokens = new Tokens(it.tokens().accessToken(), Optional.empty(), it.tokens().idToken(), "");
    return new SignedIn(it.user(), tokens, it.since());
  }

  private String refreshed(Optional<String> firstNonce, Consumer<Map<String, Object>> change) {
    Map<String, Object> first = entra.idToken();
    firstNonce.ifPresent(nonce -> first.put("nonce", nonce));
    Map<String, Object> next = entra.idToken();
    change.accept(next);
    entra.answer("/token", 200, issued(Optional.of(next)));
    return shown(renewal.renew(signedIn(Duration.ZERO, Optional.of(first))));
  }

  @ParameterizedTest(name = "{0}, then {1}: {2}")
  @CsvSource({
    "n1, n1, new renewed",
    "n1, , new renewed",
    ", , new renewed",
    "n1, n2, ended idtoken.other-user",
    ", n1, ended idtoken.other-user"
  })
  void a_refreshed_token_has_the_first_nonce_or_none(String first, String next, String expected) {
    String found =
        refreshed(
            Optional.ofNullable(first),
            claims -> Optional.ofNullable(next).ifPresent(it -> claims.put("nonce", it)));

    assertEquals(expected, found);
  }

  private static Arguments with(
      String theCase, Consumer<Map<String, Object>> change, String cause) {
    return Arguments.of(theCase, change, cause);
  }

  static Stream<Arguments> strangers() {
    return Stream.of(
        with("another user", it -> it.put("oid", "object-2"), "idtoken.other-user"),
        with("no user", it -> it.remove("oid"), "idtoken.subject"),
        with("another tenant", RenewalRefusalsTest::otherTenant, "idtoken.tenant"),
        with("another issuer", it -> it.put("iss", "https://evil.org"), "idtoken.issuer"),
        with("another client", it -> it.put("aud", "app-2"), "idtoken.audience"),
        with("expired", it -> it.put("exp", it.get("iat")), "idtoken.expired"));
  }

  private static void otherTenant(Map<String, Object> claims) {
    claims.put("tid", "99999999-2222-3333-4444-555555555555");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("strangers")
  void a_token_of_somebody_else_ends_the_session(
      String theCase, Consumer<Map<String, Object>> change, String cause) {
    if (theCase.equals("expired")) {
      entra.pass(Duration.ofSeconds(61));
    }

    assertEquals("ended " + cause, refreshed(Optional.empty(), change));
  }

  @Test
  void keys_that_cannot_be_had_end_nothing() {
    entra.answer("/keys", 500, "");

    assertEquals("unavailable DOWN", refreshed(Optional.empty(), claims -> {}));
    assertTrue(renewal.fresh(signedIn(Duration.ofSeconds(61), Optional.empty())));
  }
}
