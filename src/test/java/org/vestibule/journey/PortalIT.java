package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Fault;
import org.vestibule.emulator.Persona;

/** Users who come from a link of the company's portal. */
final class PortalIT {
  @RegisterExtension static final Deployed deployed = new Deployed();

  private final Emulator emulator = deployed.emulator();
  private final Visitor visitor = new Visitor(deployed);
  private final String issuer = emulator.base() + "/" + Emulator.TENANT + "/v2.0";
  private final String silently =
      "login?prompt=none&return_to=/dashboard%3Fa%3D1&login_hint=" + encode(Persona.ADA.account());

  @BeforeEach
  @AfterEach
  void reset() {
    emulator.reset();
  }

  @Test
  void who_is_known_to_the_provider_comes_in_without_a_page() {
    visitor.signIn(Persona.ADA);
    visitor.set("vestibule", "lost");

    Hop login = visitor.open(silently);
    Hop answer = visitor.follow(login);
    Hop back = visitor.follow(answer);

    assertEquals("none", login.parameters().get("prompt"));
    assertEquals(Persona.ADA.account(), login.parameters().get("login_hint"));
    assertEquals(302, answer.status());
    assertEquals(deployed.app() + "dashboard?a=1", back.location().toString());
    assertEquals(200, visitor.follow(back).status());
  }

  @Test
  void who_is_known_as_somebody_else_gets_the_page_with_the_hint() {
    visitor.signIn(Persona.GUEST);
    visitor.set("vestibule", "lost");

    Hop again = visitor.follow(visitor.follow(visitor.open(silently)));

    assertEquals(Persona.ADA.account(), again.parameters().get("login_hint"));
    assertFalse(again.parameters().containsKey("prompt"), again.location().toString());
    Hop back = visitor.follow(visitor.choose(visitor.follow(again), Persona.ADA));
    assertEquals(Persona.ADA.userId(), visitor.follow(back).find("id=\"user-id\">([^<]*)<"));
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      value = Fault.class,
      names = {
        "AUTHORIZE_LOGIN_REQUIRED",
        "AUTHORIZE_INTERACTION_REQUIRED",
        "AUTHORIZE_CONSENT_REQUIRED",
        "AUTHORIZE_ACCOUNT_SELECTION_REQUIRED"
      })
  void a_silent_attempt_falls_back_to_the_page_once(Fault fault) {
    emulator.next(fault, 2);
    Hop first = visitor.open(silently);

    Hop second = visitor.follow(visitor.follow(first));

    assertEquals(302, second.status(), second.body());
    Map<String, String> sent = second.parameters();
    assertFalse(sent.containsKey("prompt"), sent.toString());
    assertEquals(Persona.ADA.account(), sent.get("login_hint"));
    assertNotEquals(first.parameters().get("state"), sent.get("state"));
    assertNotEquals(first.parameters().get("nonce"), sent.get("nonce"));
    ProblemPage.expect(403, "signin.denied", visitor.follow(visitor.follow(second)));
    assertEquals(List.of(), emulator.requests("/token"));
    Hop page = visitor.follow(visitor.follow(visitor.follow(visitor.open(silently))));
    Hop back = visitor.follow(visitor.choose(page, Persona.ADA));
    assertEquals(deployed.app() + "dashboard?a=1", back.location().toString());
  }

  @Test
  void what_needs_no_page_does_not_fall_back() {
    emulator.next(Fault.AUTHORIZE_ACCESS_DENIED_ADMIN);

    Hop page = visitor.follow(visitor.follow(visitor.open(silently)));

    ProblemPage.expect(403, "signin.denied", page);
    assertEquals(1, emulator.requests("/authorize").size());
  }

  @Test
  void the_fallback_cannot_be_caused_by_an_answer_nobody_asked_for() {
    Hop page = visitor.open("callback?error=login_required&state=made-up");

    ProblemPage.expect(400, "signin.no-pending", page);
    assertEquals(List.of(), emulator.requests("/authorize"));
  }

  @Test
  void a_portals_link_names_the_provider_and_a_page_of_ours() {
    String target = deployed.app() + "dashboard?b=%2F2&c=x%20y";
    String link =
        "login?iss=" + encode(issuer) + "&target_link_uri=" + encode(target) + "&login_hint=ada";

    Hop login = visitor.open(link);
    Hop answer = visitor.choose(visitor.follow(visitor.open(link)), Persona.ADA);

    assertEquals("ada", login.parameters().get("login_hint"));
    assertEquals(target, visitor.follow(answer).location().toString());
  }

  @Test
  void a_portal_may_post_the_same() {
    String target = deployed.app() + "dashboard?b=2";
    var fields = Map.of("iss", issuer, "target_link_uri", target, "login_hint", "ada");
    URI login = URI.create(deployed.app() + "login");

    Hop posted = visitor.post(login, fields, "Origin", "https://portal.example");

    assertEquals(303, posted.status());
    assertEquals(List.of(), posted.setCookies());
    Hop sent = visitor.follow(posted);
    assertEquals("ada", sent.parameters().get("login_hint"));
    Hop answer = visitor.choose(visitor.follow(visitor.follow(posted)), Persona.ADA);
    assertEquals(target, visitor.follow(answer).location().toString());
    fields = Map.of("iss", "https://stranger.example", "target_link_uri", target);
    ProblemPage.expect(400, "login.parameter", visitor.post(login, fields));
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @ValueSource(
      strings = {
        "https://login.microsoftonline.com/common/v2.0",
        "{issuer}/",
        "{issuer}x",
        "{base}/organizations/v2.0",
        "{ISSUER}",
        "",
        "{issuer}&iss={issuer}"
      })
  void a_link_of_another_provider_begins_nothing(String iss) {
    String value =
        iss.replace("{issuer}", encode(issuer))
            .replace("{ISSUER}", encode(issuer.toUpperCase(Locale.ROOT)))
            .replace("{base}", encode(emulator.base().toString()));

    Hop page = visitor.open("login?iss=" + value);

    ProblemPage.expect(400, "login.parameter", page);
    assertEquals(List.of(), page.setCookies());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "https://evil.example/vestibule/dashboard",
        "{app}.evil.example/",
        "{app}x/dashboard",
        "{app}@evil.example/",
        "{app}:80/dashboard",
        "{app}//evil.example",
        "{app}/\\evil.example",
        "{app}/../other",
        "{app}/%2e%2e/other",
        "{app}/logout",
        "{app}/login",
        "{app}/callback?code=x&state=y",
        "{APP}/dashboard",
        "//localhost/vestibule/dashboard",
        "javascript:alert(1)",
        "/dashboard"
      })
  void a_target_that_is_not_ours_is_told(String target) {
    String root = deployed.app().toString().replaceFirst("/$", "");
    String value = target.replace("{app}", root).replace("{APP}", root.toUpperCase(Locale.ROOT));

    Hop page = visitor.open("login?iss=" + encode(issuer) + "&target_link_uri=" + encode(value));

    ProblemPage.expect(400, "login.parameter", page);
    assertFalse(page.body().contains("evil.example"), page.body());
  }

  @Test
  void the_root_as_target_leads_to_the_first_page() {
    String link = "login?target_link_uri=" + encode(deployed.app().toString());

    Hop answer = visitor.choose(visitor.follow(visitor.open(link)), Persona.ADA);

    assertEquals(deployed.app() + "dashboard", visitor.follow(answer).location().toString());
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"no-cors, image", "cors, empty", "no-cors, script", "same-origin, empty"})
  void what_is_no_navigation_begins_nothing(String mode, String destination) {
    URI login = URI.create(deployed.app() + "login?prompt=none");

    Hop refused =
        visitor.open(
            login,
            "Sec-Fetch-Mode",
            mode,
            "Sec-Fetch-Dest",
            destination,
            "Sec-Fetch-Site",
            "cross-site");

    assertEquals(403, refused.status());
    assertEquals(List.of(), refused.setCookies());
    assertEquals("", refused.header("Location"));
    assertEquals("", refused.header("Access-Control-Allow-Origin"));
    assertTrue(refused.header("Content-Type").startsWith("application/json"));
    Hop link =
        visitor.open(
            login,
            "Sec-Fetch-Mode",
            "navigate",
            "Sec-Fetch-Dest",
            "document",
            "Sec-Fetch-Site",
            "cross-site");
    assertEquals(302, link.status());
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
