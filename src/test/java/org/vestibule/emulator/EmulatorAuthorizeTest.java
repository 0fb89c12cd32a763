package org.vestibule.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmulatorAuthorizeTest {
  private Emulator emulator;
  private Visitor visitor;
  private Map<String, String> fields;

  @BeforeEach
  void start() throws IOException {
    emulator = Emulator.start(0);
    emulator.allowRedirect(Visitor.CALLBACK);
    visitor = new Visitor(emulator);
    fields = visitor.authorizeFields();
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  @Test
  void the_sign_in_page_offers_every_persona() {
    HttpResponse<String> page = visitor.authorize(fields);

    for (Persona persona : Persona.values()) {
      assertTrue(page.body().contains("value=\"" + persona.id() + "\""), persona.id());
    }
  }

  @Test
  void the_sign_in_page_escapes_names() {
    HttpResponse<String> page = visitor.authorize(fields);

    assertTrue(page.body().contains("Mallory &lt;b&gt;Bold&lt;/b&gt;"));
    assertFalse(page.body().contains("<b>"));
  }

  @Test
  void the_sign_in_page_allows_no_script_from_elsewhere_and_a_form_to_the_client() {
    HttpResponse<String> page = visitor.authorize(fields);

    String policy = page.headers().firstValue("Content-Security-Policy").orElse("none");
    assertTrue(policy.contains("default-src 'none'"));
    assertTrue(policy.contains("form-action 'self' http://127.0.0.1:1"));
  }

  @Test
  void a_chosen_persona_comes_back_with_code_and_state() {
    HttpResponse<String> redirect = visitor.choose(visitor.authorize(fields), Persona.ADA);

    assertEquals(302, redirect.statusCode());
    assertNotEquals("none", Visitor.parameter(redirect, "code"));
    assertEquals("state-1", Visitor.parameter(redirect, "state"));
  }

  @Test
  void a_cancelled_sign_in_comes_back_with_a_subcode_and_no_description() {
    HttpResponse<String> redirect =
        visitor.press(visitor.authorize(fields), "/login", "cancel", "1");

    assertEquals("access_denied", Visitor.parameter(redirect, "error"));
    assertEquals("cancel", Visitor.parameter(redirect, "error_subcode"));
    assertEquals("none", Visitor.parameter(redirect, "error_description"));
    assertEquals("state-1", Visitor.parameter(redirect, "state"));
  }

  @Test
  void a_page_submitted_twice_has_expired() {
    HttpResponse<String> page = visitor.authorize(fields);
    visitor.choose(page, Persona.ADA);

    HttpResponse<String> second = visitor.choose(page, Persona.ADA);

    assertTrue(second.body().contains("AADSTS50089"));
  }

  @Test
  void a_signed_in_browser_is_not_asked_again() {
    visitor.choose(visitor.authorize(fields), Persona.ADA);

    HttpResponse<String> redirect = visitor.authorize(fields);

    assertNotEquals("none", Visitor.parameter(redirect, "code"));
  }

  @Test
  void a_client_can_ask_for_the_page_all_the_same() {
    visitor.choose(visitor.authorize(fields), Persona.ADA);
    fields.put("prompt", "login");

    HttpResponse<String> page = visitor.authorize(fields);

    assertEquals(200, page.statusCode());
  }

  @Test
  void a_newcomer_is_asked_to_consent_once() {
    HttpResponse<String> consent = visitor.choose(visitor.authorize(fields), Persona.NEWCOMER);
    assertTrue(consent.body().contains("Access Dataverse as you"));

    HttpResponse<String> redirect = visitor.press(consent, "/consent", "accept", "1");

    assertNotEquals("none", Visitor.parameter(redirect, "code"));
    assertNotEquals("none", Visitor.parameter(visitor.authorize(fields), "code"));
  }

  @Test
  void declined_consent_is_access_denied_with_a_description() {
    HttpResponse<String> consent = visitor.choose(visitor.authorize(fields), Persona.NEWCOMER);

    HttpResponse<String> redirect = visitor.press(consent, "/consent", "cancel", "1");

    assertEquals("access_denied", Visitor.parameter(redirect, "error"));
    assertTrue(Visitor.parameter(redirect, "error_description").startsWith("AADSTS65004: "));
  }

  @Test
  void prompt_none_finds_the_session() {
    visitor.choose(visitor.authorize(fields), Persona.ADA);
    fields.put("prompt", "none");

    assertNotEquals("none", Visitor.parameter(visitor.authorize(fields), "code"));
  }

  @Test
  void prompt_none_without_consent_is_told_so() {
    visitor.choose(visitor.authorize(fields), Persona.NEWCOMER);
    fields.put("prompt", "none");

    HttpResponse<String> redirect = visitor.authorize(fields);

    assertEquals("consent_required", Visitor.parameter(redirect, "error"));
    assertTrue(Visitor.parameter(redirect, "error_description").startsWith("AADSTS65001: "));
  }

  @Test
  void a_login_hint_leaves_one_account_and_a_way_out() {
    fields.put("login_hint", Persona.ADA.loginHint());

    HttpResponse<String> page = visitor.authorize(fields);

    assertTrue(page.body().contains("value=\"ada\""));
    assertFalse(page.body().contains("value=\"mallory\""));
    String link = Visitor.find(page.body(), "href=\"(/[^\"]*login[^\"]*)");
    HttpResponse<String> all = visitor.get(URI.create(emulator.base() + link));
    assertTrue(all.body().contains("value=\"mallory\""));
  }

  @Test
  void a_form_post_answer_needs_no_script() {
    fields.put("response_mode", "form_post");

    HttpResponse<String> page = visitor.choose(visitor.authorize(fields), Persona.ADA);

    assertEquals(200, page.statusCode());
    assertTrue(page.body().contains("<form method=\"post\" action=\"" + Visitor.CALLBACK));
    assertTrue(page.body().contains("<input type=\"hidden\" name=\"state\" value=\"state-1\">"));
    assertTrue(page.body().contains("<button>Continue</button>"));
  }

  @Test
  void a_redirect_to_localhost_may_use_any_port() {
    emulator.allowRedirect(URI.create("http://localhost/callback"));
    fields.put("redirect_uri", "http://localhost:54321/callback");

    HttpResponse<String> redirect = visitor.choose(visitor.authorize(fields), Persona.ADA);

    String location = redirect.headers().firstValue("Location").orElse("none");
    assertTrue(location.startsWith("http://localhost:54321/callback?code="), location);
  }

  @Test
  void html_is_stripped_from_the_state() {
    fields.put("state", "a<b>c");

    HttpResponse<String> redirect = visitor.choose(visitor.authorize(fields), Persona.ADA);

    assertEquals("ac", Visitor.parameter(redirect, "state"));
  }

  @Test
  void codes_are_long() {
    assertTrue(visitor.code(Persona.ADA, fields).length() > 600);
  }

  @Test
  void assets_are_served() {
    HttpResponse<String> style = visitor.get(URI.create(emulator.base() + "/assets/emulator.css"));

    assertEquals(
        "text/css; charset=utf-8", style.headers().firstValue("Content-Type").orElse("none"));
  }
}
