package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Fault;
import org.vestibule.emulator.Persona;

final class CallbackRefusalIT {
  @RegisterExtension static final Deployed deployed = new Deployed();

  private final Emulator emulator = deployed.emulator();
  private final Visitor visitor = new Visitor(deployed);

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          the state is missing,          &state=[^&]*,      '',                     signin.state
          the state is empty,            &state=[^&]*,      &state=,                signin.state
          the state is unknown,          &state=[^&]*,      &state=unknown,         signin.no-pending
          the state comes twice,         (&state=[^&]*),    $1$1,                   signin.doubled
          the code comes twice,          (code=[^&]*),      $1&$1,                  signin.doubled
          the error comes twice,         (&state=[^&]*),    $1&error=a&error=b,     signin.doubled
          """)
  void is_refused_and_spends_no_pending_sign_in(
      String theCase, String regex, String replacement, String code) {
    Hop answer = visitor.answer(Persona.ADA, "login");
    String forged = answer.location().toString().replaceFirst(regex, replacement);

    Hop refused = visitor.open(URI.create(forged));

    ProblemPage.expect(400, code, refused);
    assertEquals(List.of(), emulator.requests("/token"));
    assertEquals(303, visitor.follow(answer).status(), "the true answer still counts");
  }

  @Test
  void unknown_parameters_are_ignored() {
    Hop answer = visitor.answer(Persona.ADA, "login");

    Hop back =
        visitor.open(
            URI.create(answer.location() + "&access_token=x&id_token=y&a=1&a=2&%3Cb%3E=1"));

    assertEquals(303, back.status(), back.body());
  }

  @Test
  void an_answer_counts_in_the_browser_that_asked_only() {
    Hop answer = visitor.answer(Persona.ADA, "login");
    var other = new Visitor(deployed);
    other.open("login");

    Hop refused = other.follow(answer);

    ProblemPage.expect(400, "signin.no-pending", refused);
    assertEquals(List.of(), emulator.requests("/token"));
    assertEquals(303, visitor.follow(answer).status());
  }

  @Test
  void a_browser_without_cookies_is_told_so_and_gets_no_session() {
    Hop answer = visitor.answer(Persona.ADA, "login");

    Hop refused = new Visitor(deployed).follow(answer);

    ProblemPage.expect(400, "signin.no-pending", refused);
    assertTrue(refused.body().contains("cookies"), refused.body());
    assertEquals(List.of(), refused.setCookies());
  }

  @Test
  void an_error_without_our_state_is_not_believed() {
    Hop refused = visitor.open("callback?error=access_denied&error_subcode=cancel");

    ProblemPage.expect(400, "signin.state", refused);
    assertFalse(refused.body().contains("access_denied"), refused.body());
  }

  @Test
  void an_error_with_our_state_is_believed_and_offers_another_try() {
    Hop page = visitor.follow(visitor.open("login?return_to=/dashboard%3Fa%3D1"));

    Hop cancelled = visitor.follow(visitor.press(page, "cancel", "1"));

    ProblemPage.expect(403, "signin.cancelled", cancelled);
    assertEquals(
        "/vestibule/login?return_to=%2Fdashboard%3Fa%3D1",
        cancelled.find("role=\"button\" class=\"primary\" id=\"action\" href=\"([^\"]*)\""));
    assertEquals(List.of(), emulator.requests("/token"));
    assertEquals(200, visitor.signIn(Persona.ADA).status());
  }

  @Test
  void a_newcomer_who_declines_the_permissions_is_told_so() {
    Hop consent = visitor.answer(Persona.NEWCOMER, "login?prompt=consent");

    Hop declined = visitor.follow(visitor.press(consent, "cancel", "1"));

    ProblemPage.expect(403, "signin.denied", declined);
    assertEquals("AADSTS65004", declined.detail("Entra's code"));
  }

  @Test
  void neither_error_nor_code_is_refused_and_spends_the_pending_sign_in() {
    Hop answer = visitor.answer(Persona.ADA, "login");

    Hop refused = visitor.open("callback?state=" + answer.parameters().get("state"));

    ProblemPage.expect(400, "signin.no-code", refused);
    ProblemPage.expect(400, "signin.no-pending", visitor.follow(answer));
  }

  @Test
  void an_answer_that_was_used_is_spent_and_its_user_stays_signed_in() {
    Hop answer = visitor.answer(Persona.ADA, "login");
    visitor.follow(answer);

    Hop again = visitor.follow(answer);

    assertEquals(303, again.status());
    assertEquals(deployed.app() + "dashboard", again.location().toString());
    assertEquals(1, emulator.requests("/token").size());
    assertEquals(200, visitor.open("dashboard").status());
  }

  @Test
  void an_answer_that_was_used_is_refused_after_the_sign_out() {
    Hop answer = visitor.answer(Persona.ADA, "login");
    visitor.signOut(visitor.follow(visitor.follow(answer)));

    ProblemPage.expect(400, "signin.no-pending", visitor.follow(answer));
    assertEquals(1, emulator.requests("/token").size());
  }

  @Test
  void of_twenty_equal_answers_at_once_one_is_redeemed() throws Exception {
    Hop answer = visitor.answer(Persona.ADA, "login");

    List<Hop> hops = Visitor.together(20, () -> visitor.follow(answer));

    assertEquals(1, emulator.requests("/token").size());
    assertTrue(hops.stream().allMatch(hop -> hop.status() == 303 || hop.status() == 400));
    assertEquals(200, visitor.open("dashboard").status());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          AUTHORIZE_WRONG_STATE,              400, signin.no-pending,     0
          AUTHORIZE_NO_STATE,                 400, signin.state,          0
          AUTHORIZE_DOUBLE_CODE,              400, signin.doubled,        0
          AUTHORIZE_FOREIGN_CODE,             400, token.invalid_grant,   1
          AUTHORIZE_ERROR_SERVER,             502, signin.provider-error, 0
          AUTHORIZE_TEMPORARILY_UNAVAILABLE,  502, signin.provider-error, 0
          AUTHORIZE_HOSTILE_DESCRIPTION,      502, signin.provider-error, 0
          AUTHORIZE_ACCESS_DENIED_ADMIN,      403, signin.denied,         0
          """)
  void what_the_provider_answers_wrongly_is_told(
      Fault fault, int status, String code, int tokenCalls) {
    emulator.next(fault);
    Hop provider = visitor.follow(visitor.open("login"));
    Hop answer = provider.status() == 200 ? visitor.choose(provider, Persona.ADA) : provider;

    Hop refused = visitor.follow(answer);

    ProblemPage.expect(status, code, refused);
    assertEquals(tokenCalls, emulator.requests("/token").size());
    assertEquals(List.of(), emulator.requests("/WhoAmI"));
    assertEquals(302, visitor.open("dashboard").status());
    assertEquals(303, visitor.follow(visitor.answer(Persona.ADA, "login?prompt=login")).status());
  }

  @Test
  void a_hostile_description_reaches_neither_page_nor_log() {
    emulator.next(Fault.AUTHORIZE_HOSTILE_DESCRIPTION);

    Hop refused = visitor.follow(visitor.follow(visitor.open("login")));

    ProblemPage.expect(502, "signin.provider-error", refused);
    assertEquals("AADSTS50000", refused.detail("Entra's code"));
    for (String part : List.of("alert(", "forged", "onerror", "javascript:")) {
      assertFalse(refused.body().contains(part), part);
      assertFalse(ServerLog.text().contains(part), part);
    }
    assertEquals(List.of(), refused.setCookies());
  }
}
