package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
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

final class TokensOverTimeIT {
  private static final Duration STANDARD = Duration.ofSeconds(3599);
  private static final Duration LAST_MINUTE = Duration.ofSeconds(30);

  @RegisterExtension static final Deployed deployed = new Deployed();

  private final Emulator emulator = deployed.emulator();
  private final Visitor visitor = new Visitor(deployed);

  @BeforeEach
  @AfterEach
  void reset() {
    emulator.reset();
  }

  @Test
  void fifty_pages_at_once_with_a_token_that_is_over_cost_one_renewal() throws Exception {
    emulator.rotateRefreshTokens(true);
    signIn(Duration.ZERO);

    List<Hop> pages = Visitor.together(50, () -> visitor.open("dashboard"));

    assertEquals(50, count(pages, 200));
    assertEquals(1, emulator.requests("/token").size());
    assertEquals(200, visitor.open("dashboard").status());
    assertEquals(1, emulator.requests("/token").size());
  }

  @Test
  void a_provider_that_asks_for_time_gets_it_while_the_old_token_serves() {
    signIn(LAST_MINUTE);
    emulator.next(Fault.TOKEN_429);
    Instant begin = Instant.now();

    assertEquals(200, visitor.open("dashboard").status());
    assertTrue(
        ServerLog.within(
            Duration.ofSeconds(9),
            () ->
                visitor.open("dashboard").status() == 200
                    && emulator.requests("/token").size() == 2));

    Duration waited = Duration.between(begin, Instant.now());
    assertTrue(waited.compareTo(Duration.ofSeconds(7)) >= 0, waited.toString());
  }

  @Test
  void a_provider_that_is_down_is_asked_once_by_many_pages_without_a_token() throws Exception {
    signIn(Duration.ZERO);
    emulator.next(Fault.TOKEN_503, 20);

    List<Hop> pages = Visitor.together(20, () -> visitor.open("dashboard"));

    assertEquals(20, count(pages, 502));
    ProblemPage.expect(502, "provider.down", pages.get(0));
    assertEquals(1, emulator.requests("/token").size());
    assertEquals(List.of(), emulator.requests("/WhoAmI"));
  }

  @Test
  void a_refresh_token_that_was_refused_is_not_tried_again_by_the_pages_that_waited()
      throws Exception {
    signIn(Duration.ZERO);
    emulator.next(Fault.TOKEN_400_INVALID_GRANT, 20);

    List<Hop> pages = Visitor.together(20, () -> visitor.open("whoami"));

    assertEquals(20, count(pages, 401));
    assertEquals(1, emulator.requests("/token").size());
    emulator.clearFaults();
    assertEquals(303, visitor.follow(visitor.answer(Persona.ADA, "login?prompt=login")).status());
    assertEquals(200, visitor.open("dashboard").status());
  }

  @Test
  void what_a_policy_demands_is_asked_for_by_the_sign_in_that_follows() {
    signIn(Duration.ZERO);
    emulator.next(Fault.TOKEN_INTERACTION_REQUIRED);

    Hop login = visitor.follow(visitor.open("dashboard?a=1"));

    String claims = login.parameters().getOrDefault("claims", "");
    assertTrue(claims.contains("capolids") && claims.contains("cp1"), claims);
    Hop back = visitor.follow(visitor.follow(login));
    assertEquals(deployed.app() + "dashboard?a=1", back.location().toString());
    assertEquals(200, visitor.follow(back).status());
    String next = visitor.open("login?prompt=login").parameters().getOrDefault("claims", "");
    assertEquals("{\"access_token\":{\"xms_cc\":{\"values\":[\"cp1\"]}}}", next, "asked for once");
  }

  @Test
  void missing_consent_leads_to_one_sign_in_that_returns_to_the_page() {
    signIn(Duration.ZERO);
    emulator.next(Fault.TOKEN_CONSENT_REQUIRED);

    Hop back = visitor.follow(visitor.follow(visitor.follow(visitor.open("dashboard?a=1"))));

    assertEquals(deployed.app() + "dashboard?a=1", back.location().toString());
    assertEquals(200, visitor.follow(back).status());
    assertEquals(2, emulator.requests("/token").size());
  }

  @Test
  void a_secret_that_ran_out_is_told_and_its_user_stays_signed_in() {
    signIn(Duration.ZERO);
    emulator.next(Fault.TOKEN_401_INVALID_CLIENT);

    Hop page = visitor.open("dashboard");

    ProblemPage.expect(502, "token.invalid_client", page);
    assertEquals(List.of(), emulator.requests("/WhoAmI"));
    assertEquals(200, visitor.open("dashboard").status());
    assertEquals(List.of(), emulator.requests("/authorize"));
  }

  @Test
  void a_secret_that_ran_out_goes_unnoticed_while_the_old_token_serves() {
    signIn(LAST_MINUTE);
    emulator.next(Fault.TOKEN_401_INVALID_CLIENT);

    assertEquals(200, visitor.open("dashboard").status());
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      value = Fault.class,
      names = {"REFRESHED_OTHER_USER", "REFRESHED_OTHER_ISSUER", "REFRESHED_WITH_NONCE"})
  void a_renewal_that_names_somebody_else_ends_the_session(Fault fault) {
    signIn(LAST_MINUTE);
    String stolen = visitor.session();
    emulator.next(fault);

    Hop sent = visitor.open("dashboard");

    assertEquals(302, sent.status());
    var thief = new Visitor(deployed);
    thief.steal(stolen, visitor.key());
    assertEquals(401, thief.open("whoami").status());
    assertEquals(List.of(), emulator.requests("/WhoAmI"));
    assertEquals(1, emulator.requests("/token").size());
    Hop back = visitor.follow(visitor.answer(Persona.ADA, "login?prompt=login"));
    assertEquals(200, visitor.follow(back).status());
  }

  @Test
  void the_pages_that_waited_for_such_a_renewal_are_sent_to_sign_in_as_well() throws Exception {
    signIn(Duration.ZERO);
    emulator.next(Fault.REFRESHED_OTHER_USER, 20);

    List<Hop> pages = Visitor.together(20, () -> visitor.open("whoami"));

    assertEquals(20, count(pages, 401), pages.stream().map(Hop::status).toList().toString());
    assertEquals(1, emulator.requests("/token").size());
    assertEquals(List.of(), emulator.requests("/WhoAmI"));
  }

  @Test
  void a_token_that_the_web_api_refuses_for_good_costs_one_renewal_a_page() {
    signIn(STANDARD);
    emulator.next(Fault.DATAVERSE_401_ONCE, 2);

    Hop page = visitor.open("dashboard");

    ProblemPage.expect(502, "dataverse.unauthorized", page);
    assertEquals(1, emulator.requests("/token").size());
    assertEquals(2, emulator.requests("/WhoAmI").size());
    emulator.next(Fault.DATAVERSE_401_ONCE);
    assertEquals(200, visitor.open("dashboard").status());
  }

  private void signIn(Duration life) {
    emulator.accessTokenLife(life);
    assertEquals(303, visitor.follow(visitor.answer(Persona.ADA, "login")).status());
    emulator.accessTokenLife(STANDARD);
    emulator.forget();
  }

  private static long count(List<Hop> hops, int status) {
    return hops.stream().filter(hop -> hop.status() == status).count();
  }
}
