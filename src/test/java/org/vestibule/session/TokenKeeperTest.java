package org.vestibule.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vestibule.http.Secret;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.ClaimsRequest;
import org.vestibule.oauth.LocalProvider;
import org.vestibule.oauth.Provider;
import org.vestibule.oauth.Tokens;
import org.vestibule.signin.Renewal;
import org.vestibule.signin.SignedIn;
import org.vestibule.signin.User;

/** One record in memory, one local provider. */
class TokenKeeperTest {
  private static final String ISSUED =
      "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"access-2\"}";

  private final LocalProvider local = new LocalProvider();
  private final Provider provider = local.provider();
  private final Renewal renewal =
      new Renewal(
          local.tokenEndpoint(provider),
          local.verifier(provider),
          new ClaimsRequest(local.json, true),
          local.clock);
  private final TokenKeeper keeper =
      new TokenKeeper(new Leases(new LocalEngine(local.clock), () -> "lease"), local.clock);
  private final MemoryCell cell = new MemoryCell();

  @BeforeEach
  void answer() {
    local.server.answer("/token", 200, ISSUED);
  }

  @AfterEach
  void close() {
    local.close();
  }

  @Test
  void tokens_that_were_refused_are_replaced_and_kept() {
    Established refused = established("access-1", "a");

    assertEquals("access-2", token(replaced(refused)));

    assertEquals("access-2", kept());
    assertEquals(1, local.server.count("/token"));
  }

  @Test
  void tokens_that_another_request_has_brought_are_the_answer() {
    Established refused = established("access-1", "a");
    established("access-3", "a");

    assertEquals("access-3", token(replaced(refused)));

    assertEquals(0, local.server.count("/token"));
  }

  @Test
  void who_has_signed_out_meanwhile_is_not_renewed() {
    Established before = established("access-1", "a");
    cell.record = SessionRecord.EMPTY;

    Renewal.Result.SignInAgain again =
        assertInstanceOf(Renewal.Result.SignInAgain.class, replaced(before));

    assertEquals("signed-out", again.cause());
    assertEquals(0, local.server.count("/token"));
  }

  @Test
  void a_sign_in_that_came_meanwhile_is_left_alone() {
    Established before = established("access-1", "a");
    established("access-9", "b");

    assertEquals("access-9", token(replaced(before)));

    assertEquals("access-9", kept());
    assertEquals(0, local.server.count("/token"));
  }

  @Test
  void an_answer_for_somebody_else_ends_the_session() {
    Established refused = established("access-1", "a");
    local.server.answer(
        "/token",
        200,
        local.json.write(
            Map.of("token_type", "Bearer", "access_token", "access-2", "id_token", "not.a.token")));

    assertInstanceOf(Renewal.Result.Ended.class, replaced(refused));

    assertTrue(cell.ended);
  }

  @Test
  void a_refused_token_is_no_reason_to_hammer_a_provider_that_is_down() {
    Established refused = established("access-1", "a");
    local.server.answer("/token", 503, "");

    for (int i = 0; i < 3; i++) {
      assertInstanceOf(Renewal.Result.Unavailable.class, replaced(refused));
    }

    assertEquals(1, local.server.count("/token"));
    assertFalse(cell.ended);
    assertEquals("access-1", kept());
  }

  private Renewal.Result replaced(Established refused) {
    return keeper.replaced(
        cell,
        TokenSlot.primary(renewal),
        refused.signedIn().tokens().accessToken(),
        Optional.empty());
  }

  private String kept() {
    return cell.record
        .established()
        .orElseThrow()
        .signedIn()
        .tokens()
        .accessToken()
        .value()
        .reveal();
  }

  private Established established(String accessToken, String antiForgery) {
    var tokens =
        new Tokens(
            new AccessToken(new Secret(accessToken), LocalProvider.NOW.plusSeconds(3000)),
            Optional.of(new Secret("refresh-1")),
            Optional.empty(),
            "");
    var user = new User("a b", "Ada", "ada@example.org", Optional.empty(), Optional.empty());
    var established =
        new Established(new SignedIn(user, tokens, LocalProvider.NOW), new Secret(antiForgery));
    cell.change(record -> record.with(established));
    return established;
  }

  private static String token(Renewal.Result result) {
    Renewal.Result.Fresh fresh = assertInstanceOf(Renewal.Result.Fresh.class, result);
    return fresh.signedIn().tokens().accessToken().value().reveal();
  }
}
