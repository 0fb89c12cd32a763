package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.emulator.DataverseFault;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Environment;
import org.vestibule.emulator.Fault;
import org.vestibule.emulator.Persona;
import org.vestibule.emulator.Seen;

final class EnvironmentsIT {
  private static final Duration STANDARD = Duration.ofSeconds(3599);

  /** Below the minute that two clocks may differ, so that it is renewed before its next use. */
  private static final Duration SHORT = Duration.ofSeconds(30);

  @RegisterExtension static final Deployed deployed = new Deployed();

  private final Emulator emulator = deployed.emulator();
  private final Visitor visitor = new Visitor(deployed);

  @BeforeEach
  @AfterEach
  void reset() {
    emulator.reset();
  }

  @Test
  void the_list_shows_every_environment_and_where_the_user_is() {
    signIn();

    Hop page = visitor.open("environments");

    assertEquals(200, page.status(), page.body());
    assertEquals("no-store", page.header("Cache-Control"));
    assertEquals("Contoso Sales", page.find("id=\"current\">([^<]*)<"));
    String sales = row(page, Environment.SALES);
    assertTrue(sales.contains("You are here") && sales.contains("Production"), sales);
    assertTrue(sales.contains("EMEA") && sales.contains("9.2.26103.172"), sales);
    String test = row(page, Environment.TEST);
    assertTrue(test.contains("Sandbox") && test.contains("Switch to Contoso Sales Test"), test);
    String archive = row(page, Environment.ARCHIVE);
    assertTrue(archive.contains("Disabled") && archive.contains("Cannot be entered"), archive);
    assertFalse(archive.contains("<button"), archive);
    assertFalse(page.body().contains("Contoso Finance"), page.body());
    assertEquals(1, emulator.requests("/Instances").size());
    assertEquals(
        List.of("openid profile offline_access " + emulator.discovery() + "/user_impersonation"),
        scopes());
  }

  @Test
  void to_look_changes_nothing_and_costs_one_call_once_the_token_is_there() {
    signIn();
    visitor.open("environments");
    emulator.forget();

    visitor.open("environments?organization=" + Environment.TEST.organizationId());

    assertEquals(1, emulator.requests().size(), emulator.requests().toString());
    assertTrue(visitor.open("whoami").body().contains(Persona.ADA.userId()));
  }

  @Test
  void the_button_leads_to_the_dashboard_of_the_other_environment() {
    signIn();

    Hop dashboard = enter(Environment.TEST);

    assertEquals(200, dashboard.status(), dashboard.body());
    assertFalse(dashboard.body().contains(Persona.ADA.userId()), dashboard.body());
    assertEquals(
        Environment.TEST.organizationId(), dashboard.find("id=\"organization-id\">([^<]*)<"));
    String json = visitor.open("whoami").body();
    assertTrue(json.contains(emulator.url(Environment.TEST).toString()), json);
    assertTrue(json.contains("System Administrator"), json);
    Hop list = visitor.open("environments");
    assertEquals("Contoso Sales Test", list.find("id=\"current\">([^<]*)<"));
  }

  @Test
  void in_the_other_environment_a_page_costs_two_round_trips_and_one_exchange_once() {
    signIn();
    visitor.open("environments");
    emulator.forget();
    enter(Environment.TEST);
    emulator.forget();

    assertEquals(200, visitor.open("dashboard").status());

    assertEquals(
        List.of("GET /api/data/v9.2/WhoAmI", "POST /api/data/v9.2/$batch"),
        emulator.requests().stream().map(call -> call.method() + " " + call.path()).toList());
  }

  @Test
  void the_way_back_is_one_button() {
    signIn();
    enter(Environment.TEST);
    Hop page = visitor.open("environments");
    emulator.forget();

    Hop sent =
        visitor.post(
            deployed.app().resolve("environments"),
            Map.of("anti_forgery", antiForgery(page), "configured", "1"));

    Hop dashboard = visitor.follow(sent);
    assertEquals(Persona.ADA.userId(), dashboard.find("id=\"user-id\">([^<]*)<"));
    assertEquals(List.of(), emulator.requests("/token"), "the primary token is still good");
    assertEquals(List.of(), emulator.requests("/Instances"));
  }

  @Test
  void sign_out_forgets_the_choice_and_a_new_sign_in_of_the_same_user_does_not() {
    signIn();
    enter(Environment.TEST);

    Hop again = visitor.follow(visitor.answer(Persona.ADA, "login?prompt=login"));
    Hop dashboard = visitor.follow(again);
    assertEquals(
        Environment.TEST.organizationId(), dashboard.find("id=\"organization-id\">([^<]*)<"));

    visitor.signOut(dashboard);
    Hop fresh = visitor.follow(visitor.follow(visitor.answer(Persona.ADA, "login?prompt=login")));
    assertEquals(Persona.ADA.userId(), fresh.find("id=\"user-id\">([^<]*)<"));
  }

  @Test
  void somebody_else_in_the_same_browser_begins_in_the_configured_environment() {
    signIn();
    enter(Environment.TEST);

    Hop dashboard =
        visitor.follow(visitor.follow(visitor.answer(Persona.MALLORY, "login?prompt=login")));

    assertEquals(Persona.MALLORY.userId(), dashboard.find("id=\"user-id\">([^<]*)<"));
  }

  @Test
  void refresh_tokens_that_work_once_go_from_audience_to_audience() {
    emulator.rotateRefreshTokens(true);
    emulator.accessTokenLife(SHORT);
    signIn();

    for (int round = 0; round < 3; round++) {
      assertEquals(200, enter(Environment.TEST).status());
      assertEquals(200, visitor.open("environments/compare").status());
      assertEquals(200, enter(Environment.SALES).status());
    }

    List<String> used =
        emulator.requests("/token").stream()
            .filter(call -> "refresh_token".equals(call.form().get("grant_type")))
            .map(call -> call.form().getOrDefault("refresh_token", ""))
            .toList();
    assertEquals(used.size(), new HashSet<>(used).size(), "none was used twice");
    assertTrue(used.size() >= 12, "exchanges: " + used.size());
  }

  @Test
  void each_token_is_renewed_at_its_own_end() {
    signIn();
    emulator.accessTokenLife(SHORT);
    enter(Environment.TEST);
    emulator.accessTokenLife(STANDARD);
    emulator.forget();

    visitor.open("dashboard");
    visitor.open("dashboard");
    assertEquals(
        List.of(
            "openid profile offline_access "
                + emulator.url(Environment.TEST)
                + "/user_impersonation"),
        scopes());

    emulator.forget();
    enter(Environment.SALES);
    assertFalse(
        scopes()
            .contains("openid profile offline_access " + emulator.base() + "/user_impersonation"),
        "the primary token was good all the time");
  }

  @Test
  void twenty_pages_at_once_in_the_other_environment_cost_one_exchange() throws Exception {
    emulator.rotateRefreshTokens(true);
    signIn();
    emulator.accessTokenLife(SHORT);
    enter(Environment.TEST);
    emulator.accessTokenLife(STANDARD);
    emulator.forget();

    List<Hop> pages = Visitor.together(20, () -> visitor.open("dashboard"));

    assertEquals(20, pages.stream().filter(page -> page.status() == 200).count());
    assertEquals(1, emulator.requests("/token").size());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"DATAVERSE_401_ONCE", "DATAVERSE_401_CLAIMS_CHALLENGE"})
  void a_token_that_is_not_accepted_there_is_replaced_once(Fault fault) {
    signIn();
    enter(Environment.TEST);
    emulator.forget();
    emulator.next(fault);

    Hop page = visitor.open("dashboard");

    assertEquals(200, page.status(), page.body());
    assertEquals(2, emulator.requests("/WhoAmI").size());
    Seen exchange = emulator.requests("/token").get(0);
    assertTrue(
        exchange
            .form()
            .getOrDefault("scope", "")
            .endsWith(emulator.url(Environment.TEST) + "/user_impersonation"));
    String claims = exchange.form().getOrDefault("claims", "");
    assertEquals(fault == Fault.DATAVERSE_401_CLAIMS_CHALLENGE, claims.contains("nbf"), claims);
  }

  @Test
  void what_a_second_challenge_there_demands_is_asked_for_and_leads_back_there() {
    signIn();
    enter(Environment.TEST);
    emulator.next(Fault.DATAVERSE_401_CLAIMS_CHALLENGE, 2);

    Hop login = visitor.follow(visitor.open("dashboard"));

    String claims = login.parameters().getOrDefault("claims", "");
    assertTrue(claims.contains("nbf") && claims.contains("cp1"), claims);
    Hop dashboard = visitor.follow(visitor.follow(visitor.follow(login)));
    assertEquals(
        Environment.TEST.organizationId(), dashboard.find("id=\"organization-id\">([^<]*)<"));
  }

  @Test
  void the_comparison_says_who_the_user_is_in_each() {
    signIn();

    Hop page = visitor.open("environments/compare");

    assertEquals(200, page.status(), page.body());
    assertTrue(row(page, Environment.SALES).contains(Persona.ADA.userId()), page.body());
    String test = row(page, Environment.TEST);
    assertTrue(test.contains(Environment.TEST.organizationId()), test);
    assertFalse(test.contains(Persona.ADA.userId()), test);
    assertFalse(page.body().contains("Contoso Archive"), "closed ones are not asked");
    assertEquals(2, emulator.requests("/WhoAmI").size());
    assertEquals(2, scopes().size(), "discovery and the other environment");
  }

  @Test
  void an_environment_that_refuses_the_user_leaves_the_comparison_whole() {
    signIn();
    emulator.next(DataverseFault.DISCOVERY_STALE);

    Hop page = visitor.open("environments/compare");

    assertEquals(200, page.status(), page.body());
    assertTrue(row(page, Environment.SALES).contains(Persona.ADA.userId()), page.body());
    String finance = row(page, Environment.FINANCE);
    assertTrue(finance.contains("You are not a user of this environment"), finance);
    assertTrue(finance.contains("dataverse.forbidden.0x80072560"), finance);
  }

  @Test
  void an_environment_that_refuses_the_user_after_the_switch_can_be_left() {
    signIn();
    emulator.next(DataverseFault.DISCOVERY_STALE, 2);

    Hop refused = enter(Environment.FINANCE);

    ProblemPage.expect(403, "dataverse.forbidden.0x80072560", refused);
    assertTrue(refused.body().contains(emulator.url(Environment.FINANCE).toString()));
    assertTrue(refused.body().contains("/vestibule/environments\""), refused.body());
    Hop dashboard = enter(Environment.SALES);
    assertEquals(Persona.ADA.userId(), dashboard.find("id=\"user-id\">([^<]*)<"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0d0d0d03-37d4-ed11-a7c7-000d3a2a5e03",
        "0d0d0d04-37d4-ed11-a7c7-000d3a2a5e04",
        "http://127.0.0.1:9/",
        "' or 1 eq 1"
      })
  void what_is_closed_or_not_on_the_list_cannot_be_entered(String organization) {
    signIn();
    String value = antiForgery(visitor.open("environments"));

    Hop page =
        visitor.post(
            deployed.app().resolve("environments"),
            Map.of("anti_forgery", value, "organization", organization));

    ProblemPage.expect(404, "request.environment", page);
    assertTrue(visitor.open("whoami").body().contains(Persona.ADA.userId()));
  }

  @Test
  void a_form_of_another_site_switches_nothing() {
    signIn();
    var organization = Map.of("organization", Environment.TEST.organizationId());
    var forged =
        Map.of("organization", Environment.TEST.organizationId(), "anti_forgery", "guessed");
    URI address = deployed.app().resolve("environments");

    ProblemPage.expect(403, "request.forgery", visitor.post(address, organization));
    ProblemPage.expect(403, "request.forgery", visitor.post(address, forged));

    assertTrue(visitor.open("whoami").body().contains(Persona.ADA.userId()));
    assertEquals(List.of(), emulator.requests("/Instances"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "DISCOVERY_403,      502, discovery.refused",
    "DISCOVERY_401,      502, discovery.refused",
    "DISCOVERY_500,      502, discovery.down",
    "DISCOVERY_HTML,     502, discovery.unreadable",
    "DISCOVERY_NO_VALUE, 502, discovery.unreadable",
    "DISCOVERY_RESET,    502, discovery.unreadable"
  })
  void without_the_list_the_page_says_why_and_the_current_environment_works(
      DataverseFault fault, int status, String code) {
    signIn();
    emulator.always(fault);

    for (String path : List.of("environments", "environments/compare")) {
      Hop page = visitor.open(path);

      assertEquals(status, page.status(), page.body());
      assertEquals(code, page.detail("Code"));
      assertEquals(emulator.base().toString(), page.find("id=\"current\">([^<]*)<"));
      assertTrue(ServerLog.tells("reference=" + page.detail("Reference") + " code=" + code));
    }
    assertEquals(200, visitor.open("dashboard").status());
    emulator.clearFaults();
    assertEquals(200, visitor.open("environments").status());
  }

  @Test
  void a_refusal_right_after_a_sign_in_is_told_and_leads_not_in_circles() {
    signIn();
    emulator.next(Fault.TOKEN_CONSENT_REQUIRED);

    Hop page = visitor.open("environments");

    assertEquals(400, page.status(), page.body());
    assertEquals("token.invalid_grant", page.detail("Code"));
    assertEquals(200, visitor.open("dashboard").status());
    assertEquals(200, visitor.open("environments").status());
  }

  @Test
  void who_is_signed_out_comes_back_to_the_same_page() {
    for (String path : List.of("environments", "environments/compare")) {
      var other = new Visitor(deployed);

      Hop door = other.open(path);

      assertEquals(302, door.status());
      Hop back = other.follow(other.choose(other.follow(other.follow(door)), Persona.ADA));
      assertEquals(deployed.app() + path, back.location().toString());
      assertEquals(200, other.follow(back).status());
    }
  }

  @Test
  void names_from_outside_are_text() {
    signIn();
    emulator.next(DataverseFault.DISCOVERY_HOSTILE_NAMES);

    Hop page = visitor.open("environments");

    assertEquals(200, page.status());
    assertFalse(page.body().contains("<img src=x"), page.body());
    assertFalse(page.body().contains("<script>"), page.body());
  }

  @Test
  void addresses_of_strangers_are_not_on_the_list() {
    signIn();
    emulator.next(DataverseFault.DISCOVERY_HOSTILE_ADDRESSES);

    Hop page = visitor.open("environments");

    assertEquals(200, page.status());
    assertFalse(page.body().contains("evil"), page.body());
  }

  @ParameterizedTest
  @CsvSource({"de, Ihre Umgebungen", "fr, Vos environnements", "en, Your environments"})
  void the_page_speaks_the_users_language(String language, String title) {
    signIn();

    Hop page =
        visitor.open(URI.create(deployed.app() + "environments"), "Accept-Language", language);

    assertEquals(title, page.find("<h1[^>]*>([^<]*)</h1>"));
  }

  @Test
  void only_get_and_post_are_known() {
    signIn();

    assertEquals(405, visitor.send("DELETE", "environments").status());
    assertEquals(405, visitor.send("POST", "environments/compare").status());
  }

  private void signIn() {
    assertEquals(200, visitor.signIn(Persona.ADA).status());
    emulator.forget();
  }

  /** Opens the list, presses the environment's button, and follows to the dashboard. */
  private Hop enter(Environment environment) {
    Hop page = visitor.open("environments");
    assertTrue(
        row(page, environment).contains(environment.organizationId()),
        "there is a button\n" + page.body());
    Hop sent =
        visitor.post(
            deployed.app().resolve("environments"),
            Map.of(
                "anti_forgery", antiForgery(page), "organization", environment.organizationId()));
    assertEquals(303, sent.status(), sent.body());
    return visitor.follow(sent);
  }

  private static String antiForgery(Hop page) {
    return page.find("name=\"anti_forgery\" value=\"([^\"]*)\"");
  }

  private static String row(Hop page, Environment environment) {
    return page.find("(<th scope=\"row\">\\s*" + environment.friendlyName() + "\\s*<br>.*?</tr>)");
  }

  private List<String> scopes() {
    return emulator.requests("/token").stream()
        .map(call -> call.form().getOrDefault("scope", ""))
        .toList();
  }
}
