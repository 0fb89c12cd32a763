package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Persona;

final class SignOutIT {
  @RegisterExtension static final Deployed deployed = new Deployed();

  private final Emulator emulator = deployed.emulator();
  private final Visitor visitor = new Visitor(deployed);
  private final URI logout = URI.create(deployed.app() + "logout");
  private Hop dashboard = visitor.signIn(Persona.ADA);

  @BeforeEach
  void clear() {
    emulator.forget();
  }

  @Test
  void leads_over_the_provider_back_to_the_landing_page() {
    Hop out = visitor.signOut(dashboard);
    assertEquals(303, out.status());
    assertEquals("no-store", out.header("Cache-Control"));
    assertEquals(
        emulator.base() + "/" + Emulator.TENANT + "/oauth2/v2.0/logout",
        out.location().toString().replaceFirst("\\?.*", ""));
    Map<String, String> sent = out.parameters();
    assertTrue(String.valueOf(sent.remove("state")).matches("[A-Za-z0-9_-]{43}"));
    assertEquals(
        Map.of(
            "client_id", Emulator.CLIENT_ID,
            "logout_hint", Persona.ADA.loginHint(),
            "post_logout_redirect_uri", deployed.app().toString()),
        sent);

    Hop provider = visitor.follow(out);
    assertEquals(deployed.app().toString(), provider.header("Location").replaceFirst("\\?.*", ""));
    assertTrue(visitor.follow(provider).body().contains("You are signed out"));
    assertFalse(visitor.open("").body().contains("You are signed out"), "it is said once");
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(
      strings = {
        "",
        "?state=",
        "?state=another",
        "?state={state}&state=another",
        "?state=%0D%0ASet-Cookie:%20a=b",
        "?state=%3Cscript%3Ealert(1)%3C/script%3E",
        "?error=server_error&error_description=%3Cb%3E",
        "?state={state}&code=c&iss=https://stranger.example",
        "?anti_forgery={state}"
      })
  void whatever_comes_back_from_the_provider_the_user_is_signed_out_and_nothing_else(String query) {
    Hop out = visitor.signOut(dashboard);
    String state = out.parameters().getOrDefault("state", "");

    Hop home = visitor.open(query.replace("{state}", state));

    assertEquals(200, home.status(), home.body());
    assertTrue(home.body().contains("You are signed out"), home.body());
    assertFalse(home.body().contains("alert(1)") || home.body().contains("another"), home.body());
    assertEquals(401, visitor.open("whoami").status());
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"", "?state=another", "?state={state}"})
  void the_return_of_an_old_sign_out_ends_no_newer_session(String query) {
    Hop out = visitor.signOut(dashboard);
    String state = out.parameters().getOrDefault("state", "");
    visitor.follow(visitor.follow(visitor.open("login")));

    Hop home = visitor.open(query.replace("{state}", state));

    assertEquals(302, home.status(), home.body());
    assertEquals(200, visitor.open("whoami").status());
    Hop stranger = new Visitor(deployed).open(query.replace("{state}", state));
    assertFalse(stranger.body().contains("You are signed out"), "a link that anybody can make");
  }

  @Test
  void ends_the_session_at_the_provider_too() {
    visitor.follow(visitor.signOut(dashboard));

    Hop page = visitor.follow(visitor.open("login"));

    assertEquals(200, page.status(), "a silent sign-in would redirect");
  }

  @Test
  void kills_the_session_before_the_provider_is_asked() {
    String stolen = visitor.session();
    String key = visitor.key();

    visitor.signOut(dashboard);

    assertEquals(List.of(), emulator.requests());
    var thief = new Visitor(deployed);
    thief.steal(stolen, key);
    assertEquals(302, thief.open("dashboard").status());
    assertEquals(401, thief.open("whoami").status());
    assertEquals(200, thief.open("").status());
    assertEquals(List.of(), emulator.requests());
  }

  @ParameterizedTest(name = "\"{0}\"")
  @ValueSource(strings = {"", "x", "0000000000000000000000000000000000000000000"})
  void needs_the_value_of_the_page(String brought) {
    Hop refused = visitor.post(logout, Map.of("anti_forgery", brought));

    ProblemPage.expect(403, "request.forgery", refused);
    assertEquals(200, visitor.open("dashboard").status());
    assertEquals(303, visitor.signOut(dashboard).status());
  }

  @Test
  void without_the_value_changes_nothing() {
    Hop refused = visitor.post(logout, Map.of());

    ProblemPage.expect(403, "request.forgery", refused);
    assertEquals(200, visitor.open("dashboard").status());
  }

  @Test
  void with_the_value_of_another_session_changes_nothing() {
    var attacker = new Visitor(deployed);
    Map<String, String> foreign = attacker.signIn(Persona.MALLORY).hidden();

    Hop refused = visitor.post(logout, foreign);

    ProblemPage.expect(403, "request.forgery", refused);
    assertEquals(200, visitor.open("dashboard").status());
  }

  @Test
  void cannot_be_done_by_a_link() {
    Hop link = visitor.open("logout");

    ProblemPage.expect(405, "page.method", link);
    assertEquals(200, visitor.open("dashboard").status());
  }

  @Test
  void of_nobody_leads_to_the_landing_page() {
    Hop out = new Visitor(deployed).post(logout, Map.of());

    assertEquals(303, out.status());
    assertEquals(deployed.app(), out.location());
    assertEquals(List.of(), out.setCookies());
  }

  @Test
  void a_new_sign_in_brings_a_new_session_and_another_value() {
    String before = dashboard.hidden().getOrDefault("anti_forgery", "");
    visitor.signOut(dashboard);

    dashboard = visitor.follow(visitor.follow(visitor.follow(visitor.open("login"))));

    assertEquals(200, dashboard.status());
    assertFalse(before.isEmpty());
    assertFalse(dashboard.hidden().containsValue(before));
  }
}
