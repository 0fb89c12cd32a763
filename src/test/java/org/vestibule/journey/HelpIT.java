package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.emulator.Persona;

final class HelpIT {
  private static final String H1 = "<h1[^>]*>([^<]*)</h1>";

  @RegisterExtension static final Deployed deployed = new Deployed();

  private final Visitor visitor = new Visitor(deployed);

  private Hop ask(String text) {
    Hop form = visitor.open("help");
    assertEquals("/vestibule/help", form.find("<form method=\"post\" action=\"([^\"]*help)\""));
    return visitor.post(URI.create(deployed.app() + "help"), Map.of("text", text));
  }

  @Test
  void the_first_page_leads_there_and_the_form_asks() {
    assertTrue(visitor.open("").body().contains("href=\"/vestibule/help\""));

    Hop form = visitor.open("help");

    assertEquals(200, form.status());
    assertEquals("What does this error mean?", form.find(H1));
    assertEquals("text", form.find("<textarea id=\"[^\"]*\" name=\"([^\"]*)\""));
    assertEquals("no-store", form.header("Cache-Control"));
    assertEquals(List.of(), form.setCookies(), "no session begins");
  }

  @Test
  void a_frequent_code_is_one_click_away() {
    Hop form = visitor.open("help");

    String link = form.find("<a href=\"([^\"]*code=AADSTS50105)\"");
    Hop page = visitor.open(form.uri().resolve(link));

    assertEquals("You are not assigned to this application", page.find(H1));
  }

  @Test
  void a_message_is_explained_with_the_values_of_this_installation() {
    Hop page =
        ask("AADSTS50011: The redirect URI does not match.\nTimestamp: 2026-11-24 10:00:00Z");

    assertEquals("The redirect URI is not registered", page.find(H1));
    assertTrue(page.body().contains(deployed.app() + "callback"), page.body());
    assertEquals("AADSTS50011", page.detail("Entra's code"));
    assertEquals("2026-11-24 10:00:00Z", page.detail("Time at Entra"));
  }

  @Test
  void what_is_not_known_is_said_to_be() {
    assertEquals("There is no code in this text that is known here", ask("hello").find(H1));
    assertEquals("AADSTS99999999 is not explained here", ask("AADSTS99999999").find(H1));
    assertEquals("0x8FFFFFFF is not explained here", ask("0x8FFFFFFF").find(H1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script> AADSTS50105",
        "\"><img src=x onerror=alert(1)> invalid_client",
        "</textarea><b>bold</b> canary-4711"
      })
  void nothing_of_the_text_is_shown_or_logged_but_its_codes(String text) {
    String marked = text + " secret-marker-0815";

    Hop posted = ask(marked);
    Hop linked = visitor.open("help?code=" + Visitor.encode(marked));

    for (String part : List.of("alert(1)", "onerror", "<b>", "canary-4711", "secret-marker")) {
      assertFalse(posted.body().contains(part), part + "\n" + posted.body());
    }
    // The link itself stands in the form that changes the language.
    for (String part : List.of("<script>", "<img src=x", "<b>", "</textarea><b")) {
      assertFalse(linked.body().contains(part), part + "\n" + linked.body());
    }
    assertFalse(ServerLog.text().contains("secret-marker-0815"));
  }

  @Test
  void a_long_text_is_answered_too() {
    assertEquals(
        "You are not assigned to this application",
        ask("AADSTS50105 " + "x".repeat(200_000)).find(H1));
    assertEquals(
        "There is no code in this text that is known here",
        ask("x".repeat(200_000) + " AADSTS50105").find(H1));
  }

  @Test
  void who_is_signed_in_reads_it_with_his_own_name_and_can_sign_out() {
    visitor.signIn(Persona.ADA);

    Hop page = visitor.open("help?code=0x80072560");

    assertTrue(page.body().contains("--user " + Persona.ADA.account()), page.body());
    assertTrue(page.body().contains("/vestibule/logout"), page.body());
  }

  @Test
  void another_method_is_refused() {
    ProblemPage.expect(405, "page.method", visitor.send("PUT", "help"));
  }
}
