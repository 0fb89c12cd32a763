package org.vestibule.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.oauth.CallbackParameters;
import org.vestibule.oauth.Jwts;
import org.vestibule.oauth.Reason;

class SignInRejectionsTest extends BegunSignIn {
  @Test
  void a_pending_sign_in_answers_one_callback() {
    assertInstanceOf(SignInResult.Completed.class, complete("code", "c1"));

    assertEquals(Reason.NO_PENDING_SIGN_IN, rejection(complete("code", "c1")));
    assertEquals(1, local.server.count("/token"));
  }

  @Test
  void a_refusal_uses_the_pending_sign_in_up_too() {
    assertInstanceOf(SignInResult.Declined.class, complete("error", "access_denied"));

    assertEquals(Reason.NO_PENDING_SIGN_IN, rejection(complete("code", "c1")));
  }

  @Test
  void without_a_state_nothing_is_looked_at() {
    assertEquals(Reason.STATE, rejection(complete(Map.of("code", "c1"))));
    assertEquals(Reason.STATE, rejection(complete(Map.of("state", "", "code", "c1"))));
    assertEquals(Reason.STATE, rejection(complete(Map.of("error", "access_denied"))));
    assertEquals(0, local.server.count("/token"));
    assertEquals(1, waiting.size(), "it still waits for its own answer");
  }

  @Test
  void with_a_state_of_nobody_nothing_is_looked_at() {
    assertEquals(
        Reason.NO_PENDING_SIGN_IN, rejection(complete(Map.of("state", "other", "code", "c1"))));
    assertEquals(0, local.server.count("/token"));
  }

  @Test
  void a_store_that_finds_the_wrong_one_does_not_help() {
    Map<String, String[]> values =
        Map.of("state", new String[] {"other"}, "code", new String[] {"c"});

    SignInResult result =
        signIn.complete(new CallbackParameters(values), state -> Optional.of(pending));

    assertEquals(Reason.STATE, rejection(result));
    assertEquals(0, local.server.count("/token"));
  }

  @Test
  void a_parameter_that_comes_twice_leaves_the_pending_sign_in_alone() {
    String state = pending.state().reveal();
    Map<String, String[]> values =
        Map.of("state", new String[] {state}, "code", new String[] {"c1", "c2"});

    SignInResult result = signIn.complete(new CallbackParameters(values), this::take);

    assertEquals(Reason.DOUBLED_PARAMETER, rejection(result));
    assertEquals(1, waiting.size());
  }

  @Test
  void ten_minutes_later_it_is_too_late() {
    local.clock.pass(Duration.ofMinutes(10));

    assertEquals(Reason.SIGN_IN_EXPIRED, rejection(complete("code", "c1")));
    assertEquals(0, local.server.count("/token"));
  }

  @Test
  void just_before_it_is_not() {
    local.clock.pass(Duration.ofMinutes(10).minusMillis(1));

    assertInstanceOf(SignInResult.Completed.class, complete("code", "c1"));
  }

  @Test
  void without_an_id_token_nobody_is_signed_in() {
    answer.remove("id_token");

    assertEquals(Reason.ID_TOKEN_MISSING, rejection(complete("code", "c1")));
  }

  @Test
  void the_answer_to_another_request_signs_nobody_in() {
    answer.put("id_token", Jwts.sign(Jwts.KEY, local.claims()));

    assertEquals(Reason.ID_TOKEN_NONCE, rejection(complete("code", "c1")));
  }

  @Test
  void without_the_keys_nobody_is_signed_in() {
    local.server.answer("/keys", 500, "");

    assertInstanceOf(SignInResult.Unavailable.class, complete("code", "c1"));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 60})
  void a_token_that_is_over_on_arrival_needs_a_refresh_token(int seconds) {
    answer.put("expires_in", seconds);
    assertInstanceOf(SignInResult.Completed.class, complete("code", "c1"));

    pending = begin();
    issue();
    answer.put("expires_in", seconds);
    answer.remove("refresh_token");
    assertEquals(Reason.ACCESS_TOKEN_EXPIRED, rejection(complete("code", "c1")));
  }

  @Test
  void an_answer_in_another_providers_name_is_refused() {
    Map<String, String> answer =
        Map.of("state", pending.state().reveal(), "code", "c1", "iss", "https://evil.example");

    assertEquals(Reason.ISSUER, rejection(complete(answer)));
    assertEquals(0, local.server.count("/token"));
  }
}
