package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Fault;
import org.vestibule.emulator.Persona;

final class DataverseFaultIT {
  private static final String BUTTON =
      "role=\"button\" class=\"primary\" id=\"action\" href=\"([^\"]*)\"";

  @RegisterExtension static final Deployed deployed = new Deployed();

  private final Emulator emulator = deployed.emulator();
  private final Visitor visitor = new Visitor(deployed);

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          DATAVERSE_403,                  403, dataverse.forbidden.0x80040220
          DATAVERSE_404,                  502, dataverse.refused
          DATAVERSE_429,                  503, dataverse.throttled
          DATAVERSE_500,                  502, dataverse.down
          DATAVERSE_503_RETRY_AFTER,      503, dataverse.throttled
          DATAVERSE_HTML_200,             502, dataverse.unreadable
          DATAVERSE_GARBAGE,              502, dataverse.unreadable
          DATAVERSE_HUGE,                 502, dataverse.unreadable
          DATAVERSE_EMPTY,                502, dataverse.unreadable
          DATAVERSE_MISSING_FIELD,        502, dataverse.unreadable
          DATAVERSE_REDIRECT,             502, dataverse.unreadable
          """)
  void is_told_after_one_call_and_passes_by(Fault fault, int status, String code) {
    visitor.signIn(Persona.ADA);
    emulator.forget();
    emulator.next(fault);

    Hop page = visitor.open("dashboard?a=1");

    ProblemPage.expect(status, code, page);
    assertEquals(1, emulator.requests().size(), emulator.requests().toString());
    assertFalse(page.body().contains("Gateway"), page.body());
    assertTrue(page.find(BUTTON).contains("dashboard"), page.body());
    assertEquals(200, visitor.open("dashboard").status());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          DATAVERSE_502_HTML,  dataverse.down
          DATAVERSE_503,       dataverse.down
          DATAVERSE_TRUNCATED, dataverse.unreadable
          DATAVERSE_RESET,     dataverse.unreadable
          """)
  void a_fault_that_passes_is_not_seen_and_one_that_stays_is_told_after_three_calls(
      Fault fault, String code) {
    visitor.signIn(Persona.ADA);
    emulator.forget();
    emulator.next(fault, 2);

    Hop page = visitor.open("dashboard");

    assertEquals(200, page.status(), page.body());
    assertEquals(3, emulator.requests("/WhoAmI").size());

    emulator.forget();
    emulator.next(fault, 3);

    ProblemPage.expect(502, code, visitor.open("dashboard"));
    assertEquals(3, emulator.requests("/WhoAmI").size());
    assertEquals(200, visitor.open("dashboard").status());
  }

  @Test
  void throttling_says_when_to_come_back() {
    visitor.signIn(Persona.ADA);
    emulator.next(Fault.DATAVERSE_429);

    Hop page = visitor.open("dashboard");

    assertEquals("7", page.header("Retry-After"));
    assertTrue(page.body().contains("Try again in 7 seconds"), page.body());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"DATAVERSE_401", "DATAVERSE_401_CLAIMS_CHALLENGE"})
  void a_token_that_is_not_accepted_is_replaced_once_and_the_page_comes(Fault fault) {
    visitor.signIn(Persona.ADA);
    emulator.forget();
    emulator.next(fault);

    Hop page = visitor.open("dashboard");

    assertEquals(200, page.status(), page.body());
    assertEquals(1, emulator.requests("/token").size());
    assertEquals(2, emulator.requests("/WhoAmI").size());
    String claims = emulator.requests("/token").get(0).form().getOrDefault("claims", "");
    assertEquals(fault == Fault.DATAVERSE_401_CLAIMS_CHALLENGE, claims.contains("nbf"), claims);
  }

  @Test
  void a_token_that_is_refused_again_leads_to_a_button_and_not_in_circles() {
    visitor.signIn(Persona.ADA);
    emulator.forget();
    emulator.next(Fault.DATAVERSE_401, 4);

    Hop first = visitor.open("dashboard");
    assertEquals("/vestibule/login?return_to=%2Fdashboard", first.find(BUTTON));
    Hop second = visitor.follow(visitor.follow(visitor.follow(visitor.open("login"))));

    ProblemPage.expect(502, "dataverse.unauthorized", first);
    ProblemPage.expect(502, "dataverse.unauthorized", second);
    assertEquals(4, emulator.requests("/WhoAmI").size());
  }

  @Test
  void what_a_second_challenge_demands_is_asked_for_by_the_next_sign_in() {
    visitor.signIn(Persona.ADA);
    emulator.next(Fault.DATAVERSE_401_CLAIMS_CHALLENGE, 2);

    Hop login = visitor.follow(visitor.open("dashboard"));

    assertEquals(302, login.status());
    String claims = login.parameters().getOrDefault("claims", "");
    assertTrue(claims.contains("nbf") && claims.contains("cp1"), claims);
    Hop dashboard = visitor.follow(visitor.follow(visitor.follow(login)));
    assertEquals(200, dashboard.status(), dashboard.body());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          OUTSIDER,   0x80072560, You are not a user of this environment
          DISABLED,   0x80040225, Your account is disabled in this environment
          UNLICENSED, 0x8004D24B, You have no licence for this environment
          ROLELESS,   0x80042F09, You have no security role in this environment
          """)
  void a_user_whom_the_environment_refuses_reads_why(Persona persona, String code, String title) {
    Hop page = visitor.signIn(persona);

    ProblemPage.expect(403, "dataverse.forbidden." + code, page);
    assertEquals(title, page.find("<h1[^>]*>([^<]*)</h1>"));
    assertTrue(
        page.detail("Request id of Dynamics 365").matches("[0-9a-f-]{36}(, [0-9a-f-]{36})*"),
        page.body());
    assertTrue(page.body().contains(emulator.base().toString()), page.body());
    assertEquals("/vestibule/dashboard", page.find(BUTTON));
    assertEquals(1, emulator.requests("/WhoAmI").size());
  }

  @Test
  void the_same_failure_is_json_for_scripts() {
    visitor.signIn(Persona.ADA);
    emulator.next(Fault.DATAVERSE_429);

    Hop json = visitor.open("whoami");

    assertEquals(503, json.status());
    assertEquals("7", json.header("Retry-After"));
    assertTrue(json.header("Content-Type").startsWith("application/json"), json.body());
    assertEquals("dataverse.throttled", json.find("\"error\":\"([^\"]*)\""));
    String reference = json.find("\"reference\":\"([^\"]*)\"");
    assertTrue(ServerLog.tells("reference=" + reference + " code=dataverse.throttled"));
    assertTrue(visitor.open("whoami").body().contains(Persona.ADA.userId()));
  }

  @Test
  void no_cookie_of_the_environment_is_kept_for_the_next_user() {
    visitor.signIn(Persona.ADA);
    new Visitor(deployed).signIn(Persona.GUEST);

    assertEquals(
        List.of(),
        emulator.requests("/WhoAmI").stream()
            .filter(call -> call.headers().containsKey("cookie"))
            .toList());
  }
}
