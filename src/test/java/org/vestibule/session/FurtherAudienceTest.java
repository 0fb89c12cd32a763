package org.vestibule.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.http.Secret;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.ClaimsRequest;
import org.vestibule.oauth.IdTokenVerifier;
import org.vestibule.oauth.TinyProvider;
import org.vestibule.oauth.Tokens;
import org.vestibule.oauth.UpstreamFailure;
import org.vestibule.signin.Renewal;
import org.vestibule.signin.SignedIn;
import org.vestibule.signin.User;

/** Tokens for further environments, all from one refresh token. */
class FurtherAudienceTest {
  private static final URI OWN = URI.create("https://org.crm4.dynamics.com");
  private static final URI OTHER = URI.create("https://other.crm.dynamics.com");
  private static final URI THIRD = URI.create("https://third.crm.dynamics.com");

  private final TinyProvider entra = TinyProvider.entra();
  private final Renewal renewal =
      new Renewal(
          entra.tokenEndpoint(entra.client()),
          new IdTokenVerifier(entra.provider(), TinyProvider.CLIENT, entra.clock),
          new ClaimsRequest(entra.json, true),
          entra.clock);
  private final TokenSlot primary = TokenSlot.primary(renewal);
  private final TokenSlot other = slot(OTHER);
  private final TokenKeeper keeper =
      new TokenKeeper(new Leases(new LocalEngine(entra.clock), () -> "lease"), entra.clock);
  private final MemoryCell cell = new MemoryCell();

  private TokenSlot slot(URI audience) {
    return TokenSlot.of(audience, renewal.toward(OWN, audience));
  }

  @BeforeEach
  void signIn() {
    signIn("a", Duration.ofHours(1));
    entra.pass(Duration.ofMinutes(2));
    issue("access-o", Optional.of("refresh-2"));
  }

  @AfterEach
  void close() {
    entra.close();
  }

  @Test
  void a_token_is_fetched_when_it_is_first_needed_and_kept() {
    assertEquals("access-o", token(keeper.fresh(cell, cell.established(), other)));
    assertEquals("access-o", token(keeper.fresh(cell, cell.established(), other)));

    assertEquals(
        List.of("openid offline_access https://other.crm.dynamics.com/user_impersonation"),
        sent("scope"));
    assertEquals(List.of("refresh-1"), sent("refresh_token"));
  }

  @Test
  void what_it_brought_is_everybodys_and_the_primary_token_stays() {
    keeper.fresh(cell, cell.established(), other);

    Tokens tokens = cell.established().signedIn().tokens();
    assertEquals("access-1", tokens.accessToken().value().reveal());
    assertEquals("own-scope", tokens.scope());
    assertEquals("refresh-2", tokens.refreshToken().orElseThrow().reveal());
    Tokens seen = cell.established().toward(Optional.of(OTHER)).tokens();
    assertEquals("scope of access-o", seen.scope());
    assertEquals("refresh-2", seen.refreshToken().orElseThrow().reveal());
  }

  @Test
  void the_next_exchange_uses_the_refresh_token_of_the_one_before_whatever_it_was_for() {
    keeper.fresh(cell, cell.established(), other);
    issue("access-t", Optional.of("refresh-3"));
    keeper.fresh(cell, cell.established(), slot(THIRD));
    issue("access-2", Optional.of("refresh-4"));
    entra.pass(Duration.ofHours(1));
    keeper.fresh(cell, cell.established(), primary);

    assertEquals(List.of("refresh-1", "refresh-2", "refresh-3"), sent("refresh_token"));
    assertEquals("access-2", cell.established().signedIn().tokens().accessToken().value().reveal());
    assertEquals(2, cell.established().further().held().size(), "a renewal loses no other token");
  }

  @Test
  void each_is_renewed_ahead_of_its_own_end() {
    keeper.fresh(cell, cell.established(), other);
    entra.pass(Duration.ofMinutes(50));
    issue("access-t", Optional.empty());
    keeper.fresh(cell, cell.established(), slot(THIRD));
    entra.pass(Duration.ofMinutes(10));
    issue("access-o2", Optional.empty());

    assertEquals("access-t", token(keeper.fresh(cell, cell.established(), slot(THIRD))));
    assertEquals("access-o2", token(keeper.fresh(cell, cell.established(), other)));
    assertEquals(3, entra.asked("/token").size());
  }

  @Test
  void many_requests_for_several_audiences_make_one_exchange_for_each() throws Exception {
    Established before = cell.established();
    var start = new CountDownLatch(1);
    var threads = Executors.newFixedThreadPool(24);
    try {
      var calls = new ArrayList<CompletableFuture<Renewal.Result>>();
      for (int i = 0; i < 24; i++) {
        TokenSlot slot = List.of(other, slot(THIRD), primary).get(i % 3);
        calls.add(
            CompletableFuture.supplyAsync(
                () -> {
                  await(start);
                  return keeper.fresh(cell, before, slot);
                },
                threads));
      }
      start.countDown();
      for (CompletableFuture<Renewal.Result> call : calls) {
        assertInstanceOf(Renewal.Result.Fresh.class, call.get(20, TimeUnit.SECONDS));
      }
    } finally {
      threads.shutdownNow();
    }

    assertEquals(2, entra.asked("/token").size());
    assertEquals(List.of("refresh-1", "refresh-2"), sent("refresh_token"));
  }

  @Test
  void a_refused_token_is_replaced_once_with_what_is_demanded_and_the_others_stay() {
    keeper.fresh(cell, cell.established(), other);
    AccessToken refused = cell.established().toward(Optional.of(OTHER)).tokens().accessToken();
    issue("access-o2", Optional.empty());
    Optional<String> challenge = Optional.of("{\"access_token\":{\"a\":{\"value\":\"1\"}}}");

    assertEquals("access-o2", token(keeper.replaced(cell, other, refused, challenge)));
    assertEquals("access-o2", token(keeper.replaced(cell, other, refused, challenge)));

    assertEquals(2, entra.asked("/token").size());
    assertTrue(
        sent("claims").get(1).contains("\"a\":{\"value\":\"1\"}"), sent("claims").toString());
    assertEquals("access-1", cell.established().signedIn().tokens().accessToken().value().reveal());
  }

  @Test
  void a_refused_token_that_has_made_room_meanwhile_is_fetched_again() {
    var refused = new AccessToken(new Secret("long gone"), TinyProvider.NOW);

    assertEquals("access-o", token(keeper.replaced(cell, other, refused, Optional.empty())));
  }

  @Test
  void a_refused_refresh_token_is_given_up_for_all_audiences() {
    entra.answer("/token", 400, "{\"error\":\"invalid_grant\"}");

    assertEquals("invalid_grant", again(keeper.fresh(cell, cell.established(), other)));
    assertEquals("no-refresh-token", again(keeper.fresh(cell, cell.established(), slot(THIRD))));

    assertEquals(1, entra.asked("/token").size());
    assertEquals("access-1", token(keeper.fresh(cell, cell.established(), primary)));
    assertEquals(List.of(), cell.established().further().held());
  }

  @Test
  void right_after_a_sign_in_a_refusal_is_told_and_costs_no_other_sign_in() {
    signIn("b", Duration.ofHours(1));
    entra.answer("/token", 400, "{\"error\":\"invalid_grant\"}");

    Renewal.Result.Refused refused =
        assertInstanceOf(
            Renewal.Result.Refused.class, keeper.fresh(cell, cell.established(), other));

    assertEquals("invalid_grant", refused.refusal().error());
    assertEquals(
        "refresh-1", cell.established().signedIn().tokens().refreshToken().orElseThrow().reveal());
    entra.pass(Duration.ofMinutes(1));
    assertEquals("invalid_grant", again(keeper.fresh(cell, cell.established(), other)));
  }

  @Test
  void without_a_refresh_token_right_after_a_sign_in_nothing_can_be_done() {
    signIn("b", Duration.ofHours(1), Optional.empty());

    Renewal.Result.Refused refused =
        assertInstanceOf(
            Renewal.Result.Refused.class, keeper.fresh(cell, cell.established(), other));

    assertEquals("no_refresh_token", refused.refusal().error());
    entra.pass(Duration.ofMinutes(1));
    assertEquals("no-refresh-token", again(keeper.fresh(cell, cell.established(), other)));
  }

  @Test
  void the_primary_token_is_renewed_by_a_sign_in_even_right_after_one() {
    signIn("b", Duration.ZERO);
    entra.answer("/token", 400, "{\"error\":\"invalid_grant\"}");

    assertEquals("invalid_grant", again(keeper.fresh(cell, cell.established(), primary)));
  }

  @Test
  void a_provider_that_is_down_rests_for_all_audiences() {
    entra.answer("/token", 503, "", "Retry-After", "17");

    assertEquals(Optional.of(503), status(keeper.fresh(cell, cell.established(), other)));
    assertEquals(Optional.of(503), status(keeper.fresh(cell, cell.established(), slot(THIRD))));

    assertEquals(1, entra.asked("/token").size());
    entra.pass(Duration.ofSeconds(17));
    issue("access-o", Optional.empty());
    assertEquals("access-o", token(keeper.fresh(cell, cell.established(), other)));
  }

  @Test
  void an_audience_that_is_refused_does_not_make_the_others_rest() {
    keeper.fresh(cell, cell.established(), other);
    entra.pass(Duration.ofMinutes(59).plusSeconds(30));
    entra.answer("/token", 400, "{\"error\":\"invalid_resource\"}");
    assertEquals("access-o", token(keeper.fresh(cell, cell.established(), other)));
    assertEquals("access-o", token(keeper.fresh(cell, cell.established(), other)));
    assertEquals(2, entra.asked("/token").size(), "it rests itself");

    issue("access-t", Optional.empty());
    assertEquals("access-t", token(keeper.fresh(cell, cell.established(), slot(THIRD))));
  }

  @ParameterizedTest
  @CsvSource({"object-2", "object-1"})
  void an_answer_for_somebody_else_ends_the_session(String objectId) {
    Map<String, Object> claims = entra.idToken();
    claims.put("oid", objectId);
    entra.answer(
        "/token",
        200,
        entra.json.write(
            Map.of(
                "token_type", "Bearer",
                "access_token", "access-o",
                "id_token", TinyProvider.sign(TinyProvider.KEY, claims))));

    keeper.fresh(cell, cell.established(), other);

    assertEquals(objectId.equals("object-2"), cell.ended);
  }

  /** After the second look at the record: the first names the lease. */
  private void duringTheExchange(Runnable work) {
    cell.meanwhile = Optional.of(() -> cell.meanwhile = Optional.of(work));
  }

  @Test
  void what_an_exchange_brings_does_not_undo_a_switch_made_meanwhile() {
    Established before = cell.established();
    Established switched = before.selecting(Optional.of(OTHER));
    duringTheExchange(() -> cell.change(record -> record.with(switched)));

    keeper.fresh(cell, before, slot(THIRD));

    assertEquals(Optional.of(OTHER), cell.established().environment());
  }

  @Test
  void what_an_exchange_brings_does_not_reach_a_sign_in_made_meanwhile() {
    Established before = cell.established();
    duringTheExchange(() -> signIn("b", Duration.ofHours(1)));

    keeper.fresh(cell, before, other);

    assertEquals("b", cell.established().antiForgery().reveal());
    assertEquals(List.of(), cell.established().further().held());
    assertEquals(
        "refresh-1", cell.established().signedIn().tokens().refreshToken().orElseThrow().reveal());
  }

  @Test
  void to_use_a_token_again_costs_no_write() {
    keeper.fresh(cell, cell.established(), other);
    keeper.fresh(cell, cell.established(), slot(THIRD));
    int writes = cell.writes;

    keeper.fresh(cell, cell.established(), slot(THIRD));
    keeper.fresh(cell, cell.established(), primary);
    assertEquals(writes, cell.writes);

    keeper.fresh(cell, cell.established(), other);
    assertEquals(
        List.of(THIRD, OTHER),
        cell.established().further().held().stream().map(FurtherTokens.Held::audience).toList());
  }

  @Test
  void a_new_sign_in_of_the_same_user_goes_on_in_the_same_environment_with_new_tokens() {
    keeper.fresh(cell, cell.established(), other);
    Established before = cell.established().selecting(Optional.of(OTHER));
    Established again = new Established(before.signedIn(), new Secret("b"));

    assertEquals(Optional.of(OTHER), again.after(Optional.of(before)).environment());
    assertEquals(List.of(), again.after(Optional.of(before)).further().held());
    assertEquals(Optional.empty(), again.after(Optional.empty()).environment());
  }

  @Test
  void somebody_else_begins_in_the_configured_environment() {
    Established before = cell.established().selecting(Optional.of(OTHER));
    var user = new User("t other", "Bob", "bob", Optional.empty(), Optional.empty());
    SignedIn signedIn = before.signedIn();
    var bob =
        new Established(new SignedIn(user, signedIn.tokens(), signedIn.since()), new Secret("b"));

    assertEquals(Optional.empty(), bob.after(Optional.of(before)).environment());
  }

  private void issue(String accessToken, Optional<String> refreshToken) {
    entra.answer(
        "/token",
        200,
        "{\"token_type\":\"Bearer\",\"expires_in\":3600,\"access_token\":\"%s\",\"scope\":\"scope of %s\"%s}"
            .formatted(
                accessToken,
                accessToken,
                refreshToken.map(it -> ",\"refresh_token\":\"" + it + "\"").orElse("")));
  }

  private void signIn(String antiForgery, Duration life) {
    signIn(antiForgery, life, Optional.of(new Secret("refresh-1")));
  }

  private void signIn(String antiForgery, Duration life, Optional<Secret> refreshToken) {
    var tokens =
        new Tokens(
            new AccessToken(new Secret("access-1"), entra.clock.instant().plus(life)),
            refreshToken,
            Optional.of(new Secret(TinyProvider.sign(TinyProvider.KEY, entra.idToken()))),
            "own-scope");
    var user =
        new User(
            TinyProvider.TENANT + " object-1", "Ada", "ada", Optional.empty(), Optional.empty());
    var established =
        new Established(new SignedIn(user, tokens, entra.clock.instant()), new Secret(antiForgery));
    cell.change(record -> record.with(established));
  }

  private List<String> sent(String field) {
    return entra.asked("/token").stream().map(it -> it.form().getOrDefault(field, "")).toList();
  }

  private static String token(Renewal.Result result) {
    Renewal.Result.Fresh fresh = assertInstanceOf(Renewal.Result.Fresh.class, result);
    return fresh.signedIn().tokens().accessToken().value().reveal();
  }

  private static String again(Renewal.Result result) {
    return assertInstanceOf(Renewal.Result.SignInAgain.class, result).cause();
  }

  private static Optional<Integer> status(Renewal.Result result) {
    return result.trouble().map(UpstreamFailure::status);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
