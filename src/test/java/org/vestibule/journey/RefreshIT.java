package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Fault;
import org.vestibule.emulator.Persona;
import org.vestibule.emulator.Seen;

final class RefreshIT {
  private static final Duration STANDARD = Duration.ofSeconds(3599);

  /** Below the minute that two clocks may differ, so that it is renewed before its next use. */
  private static final Duration SHORT = Duration.ofSeconds(30);

  @RegisterExtension static final Deployed deployed = new Deployed();

  private final Emulator emulator = deployed.emulator();
  private final Visitor visitor = new Visitor(deployed);

  @AfterEach
  void restore() {
    emulator.accessTokenLife(STANDARD);
    emulator.rotateRefreshTokens(false);
  }

  @Test
  void a_token_in_its_last_minute_is_renewed_once_before_it_is_used() {
    String old = signInForAMoment();

    Hop dashboard = visitor.open("dashboard");
    visitor.open("dashboard");

    assertEquals(200, dashboard.status());
    assertEquals(List.of("refresh_token"), grants());
    Seen refresh = emulator.requests("/token").get(0);
    assertEquals(
        "openid profile offline_access " + emulator.base() + "/user_impersonation",
        refresh.form().get("scope"));
    assertEquals(2, emulator.requests("/WhoAmI").size());
    emulator
        .requests("/WhoAmI")
        .forEach(call -> assertNotEquals(old, call.headers().get("authorization")));
  }

  @Test
  void each_renewal_uses_the_refresh_token_of_the_one_before() {
    emulator.rotateRefreshTokens(true);
    signInForAMoment();
    emulator.accessTokenLife(SHORT);

    for (int round = 0; round < 3; round++) {
      assertEquals(200, visitor.open("dashboard").status());
    }

    assertEquals(List.of("refresh_token", "refresh_token", "refresh_token"), grants());
    Set<String> used = new HashSet<>();
    emulator
        .requests("/token")
        .forEach(call -> used.add(call.form().getOrDefault("refresh_token", "")));
    assertEquals(3, used.size());
  }

  @Test
  void twenty_pages_at_once_cost_one_renewal() throws Exception {
    emulator.rotateRefreshTokens(true);
    signInForAMoment();

    List<Hop> pages = Visitor.together(20, () -> visitor.open("dashboard"));

    assertEquals(20, pages.stream().filter(page -> page.status() == 200).count());
    assertEquals(List.of("refresh_token"), grants());
    assertEquals(20, emulator.requests("/WhoAmI").size());
  }

  @Test
  void two_sessions_of_one_user_renew_each_for_itself() {
    signInForAMoment();
    var second = new Visitor(deployed);
    emulator.accessTokenLife(SHORT);
    second.signIn(Persona.ADA);
    emulator.accessTokenLife(STANDARD);
    emulator.forget();

    assertEquals(200, visitor.open("dashboard").status());
    assertEquals(200, second.open("dashboard").status());

    assertEquals(List.of("refresh_token", "refresh_token"), grants());
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      value = Fault.class,
      names = {
        "TOKEN_400_INVALID_GRANT",
        "TOKEN_INTERACTION_REQUIRED",
        "WRONG_ISSUER",
        "WRONG_SIGNATURE"
      })
  void what_only_the_user_can_mend_leads_to_one_new_sign_in(Fault fault) {
    signInForAMoment();
    emulator.next(fault);

    Hop sent = visitor.open("dashboard?a=1");

    assertEquals(302, sent.status());
    assertEquals(deployed.app() + "login?return_to=/dashboard%3Fa%3D1", sent.location().toString());
    assertEquals(List.of(), emulator.requests("/WhoAmI"));
    Hop back = visitor.follow(visitor.follow(visitor.follow(sent)));
    assertEquals(deployed.app() + "dashboard?a=1", back.location().toString());
    assertEquals(200, visitor.follow(back).status());
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      value = Fault.class,
      names = {"TOKEN_503", "TOKEN_429", "TOKEN_500", "TOKEN_GARBAGE", "TOKEN_RESET"})
  void while_the_old_token_is_still_honoured_a_failed_renewal_goes_unnoticed(Fault fault) {
    String old = signInForAMoment();
    emulator.next(fault);

    Hop page = visitor.open("dashboard");

    assertEquals(200, page.status());
    assertEquals(1, emulator.requests("/token").size());
    assertEquals(old, emulator.requests("/WhoAmI").get(0).headers().get("authorization"));
    assertEquals(200, visitor.open("dashboard").status());
    assertEquals(1, emulator.requests("/token").size(), "the provider is left alone for a while");
  }

  @Test
  void once_the_old_token_is_over_a_failed_renewal_is_told_and_passes_by() {
    emulator.accessTokenLife(Duration.ZERO);
    visitor.follow(visitor.answer(Persona.ADA, "login"));
    emulator.accessTokenLife(STANDARD);
    emulator.next(Fault.TOKEN_503);

    Hop page = visitor.open("dashboard");

    ProblemPage.expect(502, "provider.down", page);
    assertEquals(List.of(), emulator.requests("/WhoAmI"));
    assertTrue(
        ServerLog.within(Duration.ofSeconds(10), () -> visitor.open("dashboard").status() == 200),
        "the session is still there");
    assertEquals(List.of("authorization_code", "refresh_token", "refresh_token"), grants());
  }

  @Test
  void a_script_gets_no_redirect_when_the_session_cannot_be_renewed() {
    signInForAMoment();
    emulator.next(Fault.TOKEN_400_INVALID_GRANT);

    Hop json = visitor.open("whoami");

    assertEquals(401, json.status());
    assertTrue(json.body().contains(deployed.app() + "login"), json.body());
  }

  /** Signs in with an access token that has to be renewed; later ones live long. */
  private String signInForAMoment() {
    emulator.accessTokenLife(SHORT);
    visitor.signIn(Persona.ADA);
    List<Seen> calls = emulator.requests("/WhoAmI");
    emulator.accessTokenLife(STANDARD);
    emulator.forget();
    return calls.get(0).headers().getOrDefault("authorization", "");
  }

  private List<String> grants() {
    return emulator.requests("/token").stream()
        .map(call -> call.form().getOrDefault("grant_type", ""))
        .toList();
  }
}
