package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Fault;
import org.vestibule.emulator.Persona;
import org.vestibule.emulator.Seen;

/** The provider refuses the user's tokens until what it demands was asked for. */
final class ClaimsChallengeIT {
  private static final String CAPABILITY = "\"xms_cc\":{\"values\":[\"cp1\"]}";

  @RegisterExtension static final Deployed deployed = new Deployed();

  private final Emulator emulator = deployed.emulator();
  private final Visitor visitor = new Visitor(deployed);

  @BeforeEach
  void begin() {
    emulator.reset();
    emulator.claimsChallenges();
  }

  @AfterEach
  void reset() {
    emulator.reset();
  }

  @Test
  void the_capability_is_announced_wherever_tokens_are_asked_for() {
    signIn();
    emulator.next(Fault.DATAVERSE_401_ONCE);
    visitor.open("dashboard");

    List<Seen> calls = emulator.requests("/token");
    assertEquals(2, calls.size());
    for (Seen call : calls) {
      assertTrue(call.form().getOrDefault("claims", "").contains(CAPABILITY), call.toString());
    }
    String sent = visitor.open("login").parameters().getOrDefault("claims", "");
    assertTrue(sent.contains(CAPABILITY), sent);
  }

  @Test
  void a_challenge_is_answered_behind_the_users_back() {
    signIn();
    emulator.next(Fault.DATAVERSE_401_CLAIMS_CHALLENGE);
    emulator.forget();

    Hop page = visitor.open("dashboard");

    assertEquals(200, page.status(), page.body());
    String claims = emulator.requests("/token").get(0).form().getOrDefault("claims", "");
    assertTrue(claims.contains("203.0.113.9") && claims.contains(CAPABILITY), claims);
    assertEquals(200, visitor.open("dashboard").status());
    assertEquals(1, emulator.requests("/token").size());
    assertEquals(List.of(), emulator.requests("/authorize"));
  }

  @Test
  void twenty_pages_that_are_challenged_at_once_cost_one_renewal() throws Exception {
    signIn();
    emulator.next(Fault.DATAVERSE_401_CLAIMS_CHALLENGE);
    emulator.forget();

    List<Hop> pages = Visitor.together(20, () -> visitor.open("dashboard"));

    assertEquals(20, pages.stream().filter(page -> page.status() == 200).count());
    assertEquals(1, emulator.requests("/token").size());
  }

  @Test
  void a_challenge_to_a_token_that_was_just_renewed_is_answered_as_well() {
    emulator.reset();
    emulator.accessTokenLife(Duration.ZERO);
    visitor.follow(visitor.answer(Persona.ADA, "login"));
    emulator.claimsChallenges();
    emulator.forget();
    emulator.next(Fault.DATAVERSE_401_CLAIMS_CHALLENGE);

    Hop page = visitor.open("dashboard");

    assertEquals(200, page.status(), page.header("Location"));
    assertEquals(2, emulator.requests("/token").size());
    assertEquals(2, emulator.requests("/WhoAmI").size());
  }

  @Test
  void when_the_renewal_is_refused_the_user_steps_up_and_returns_to_the_page() {
    signIn();
    emulator.next(Fault.DATAVERSE_401_CLAIMS_CHALLENGE);
    emulator.next(Fault.TOKEN_400_INVALID_GRANT);

    Hop sent = visitor.open("dashboard?a=1");
    Hop login = visitor.follow(sent);

    assertEquals(deployed.app() + "login?return_to=/dashboard%3Fa%3D1", sent.location().toString());
    String claims = login.parameters().getOrDefault("claims", "");
    assertTrue(claims.contains("203.0.113.9") && claims.contains(CAPABILITY), claims);
    Hop back = visitor.follow(visitor.follow(login));
    assertEquals(deployed.app() + "dashboard?a=1", back.location().toString());
    assertEquals(200, visitor.follow(back).status());
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      value = Fault.class,
      names = {
        "DATAVERSE_401_BAD_CHALLENGE",
        "DATAVERSE_401_BAD_CHALLENGE_JSON",
        "DATAVERSE_401_BAD_CHALLENGE_HUGE"
      })
  void a_challenge_that_cannot_be_read_is_told_and_never_passed_on(Fault fault) {
    signIn();
    emulator.next(fault, 2);
    emulator.forget();

    Hop page = visitor.open("dashboard");

    ProblemPage.expect(502, "dataverse.unauthorized", page);
    assertEquals(2, emulator.requests("/WhoAmI").size());
    assertEquals(1, emulator.requests("/token").size());
    String sent = visitor.open("login?prompt=login").parameters().getOrDefault("claims", "");
    assertEquals("{\"access_token\":{" + CAPABILITY + "}}", sent);
    assertEquals(200, visitor.open("dashboard").status());
  }

  @Test
  void a_script_is_told_where_to_sign_in_and_the_demand_waits_for_that() {
    signIn();
    for (String path : List.of("whoami", "dashboard")) {
      emulator.next(Fault.DATAVERSE_401_CLAIMS_CHALLENGE);
      emulator.next(Fault.TOKEN_400_INVALID_GRANT);

      Hop json = script(path);

      assertEquals(401, json.status());
      assertEquals("", json.header("Location"));
      assertTrue(json.header("Content-Type").startsWith("application/json"));
      assertEquals("no-store", json.header("Cache-Control"));
      assertTrue(json.body().contains("\"" + deployed.app() + "login\""), json.body());
      assertTrue(json.body().contains("login_required"), json.body());
      Hop login = visitor.open("login");
      String claims = login.parameters().getOrDefault("claims", "");
      assertTrue(claims.contains("203.0.113.9"), claims);
      assertEquals(303, visitor.follow(visitor.follow(login)).status());
      Hop again = script(path);
      assertEquals(200, again.status());
    }
  }

  @Test
  void a_script_of_nobody_gets_no_redirect_and_no_session() {
    for (String path : List.of("whoami", "dashboard")) {
      Hop json = script(path);

      assertEquals(401, json.status());
      assertEquals(List.of(), json.setCookies());
      assertFalse(json.body().contains("claims"), json.body());
    }
  }

  private Hop script(String path) {
    return visitor.open(
        URI.create(deployed.app() + path),
        "Sec-Fetch-Mode",
        "cors",
        "Sec-Fetch-Dest",
        "empty",
        "Sec-Fetch-Site",
        "same-origin");
  }

  private void signIn() {
    assertEquals(200, visitor.signIn(Persona.ADA).status());
  }
}
