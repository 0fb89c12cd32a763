package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Persona;
import org.vestibule.emulator.Seen;

final class SignInJourneyIT {
  @RegisterExtension static final Deployed deployed = new Deployed();

  private final Emulator emulator = deployed.emulator();

  @Test
  void a_deep_link_leads_over_the_provider_back_to_that_very_link() {
    var visitor = new Visitor(deployed);

    Hop door = visitor.open("dashboard?view=a%20b&x=%2F1");
    assertEquals(302, door.status());
    assertEquals(
        deployed.app() + "login?return_to=/dashboard%3Fview%3Da%2520b%26x%3D%252F1",
        door.location().toString());
    Hop login = visitor.follow(door);
    assertEquals(302, login.status());
    assertEquals(
        emulator.base() + "/" + Emulator.TENANT + "/oauth2/v2.0/authorize",
        login.location().toString().replaceFirst("\\?.*", ""));
    Hop answer = visitor.choose(visitor.follow(login), Persona.ADA);
    assertEquals(302, answer.status());
    assertTrue(answer.location().toString().startsWith(deployed.app() + "callback?code="));
    Hop back = visitor.follow(answer);
    assertEquals(303, back.status());
    assertEquals("", back.body());
    assertEquals(deployed.app() + "dashboard?view=a%20b&x=%2F1", back.location().toString());
    Hop dashboard = visitor.follow(back);
    assertEquals(200, dashboard.status());
    assertEquals(Persona.ADA.userId(), dashboard.find("id=\"user-id\">([^<]*)<"));
  }

  @Test
  void the_authorization_request_has_exactly_these_parameters() {
    Map<String, String> sent = new Visitor(deployed).open("login").parameters();

    assertTrue(sent.getOrDefault("state", "").matches("[A-Za-z0-9_-]{43}"), sent.toString());
    assertTrue(sent.getOrDefault("nonce", "").matches("[A-Za-z0-9_-]{43}"), sent.toString());
    assertTrue(
        sent.getOrDefault("code_challenge", "").matches("[A-Za-z0-9_-]{43}"), sent.toString());
    assertEquals(
        3, Set.of(sent.get("state"), sent.get("nonce"), sent.get("code_challenge")).size());
    Set.of("state", "nonce", "code_challenge").forEach(sent::remove);
    assertEquals(
        Map.of(
            "client_id",
            Emulator.CLIENT_ID,
            "response_type",
            "code",
            "response_mode",
            "query",
            "redirect_uri",
            deployed.app() + "callback",
            "scope",
            "openid profile offline_access " + emulator.base() + "/user_impersonation",
            "code_challenge_method",
            "S256",
            "claims",
            "{\"access_token\":{\"xms_cc\":{\"values\":[\"cp1\"]}}}"),
        sent);
  }

  @Test
  void no_two_sign_ins_share_state_nonce_or_challenge() {
    var visitor = new Visitor(deployed);
    var seen = new TreeSet<String>();

    for (int i = 0; i < 10; i++) {
      Map<String, String> sent = visitor.open("login").parameters();
      seen.addAll(List.of(sent.get("state"), sent.get("nonce"), sent.get("code_challenge")));
    }

    assertEquals(30, seen.size());
  }

  @Test
  void a_sign_in_costs_one_token_call_and_the_page_one_call_to_the_web_api() {
    new Visitor(deployed).signIn(Persona.ADA);

    assertEquals(1, emulator.requests("/token").size());
    assertEquals(1, emulator.requests("/WhoAmI").size());
  }

  @Test
  void the_code_is_redeemed_in_the_body_with_its_verifier() {
    new Visitor(deployed).signIn(Persona.ADA);

    Seen call = emulator.requests("/token").get(0);
    assertEquals("POST", call.method());
    assertEquals("/" + Emulator.TENANT + "/oauth2/v2.0/token", call.path());
    assertEquals(Map.of(), call.query());
    assertEquals("authorization_code", call.form().get("grant_type"));
    assertEquals(deployed.app() + "callback", call.form().get("redirect_uri"));
    assertTrue(call.form().getOrDefault("code_verifier", "").matches("[A-Za-z0-9_-]{43}"));
    assertFalse(call.headers().containsKey("transfer-encoding"));
    assertFalse(call.headers().containsKey("cookie"));
  }

  @Test
  void a_further_page_asks_the_web_api_twice_and_the_provider_never() {
    var visitor = new Visitor(deployed);
    visitor.signIn(Persona.ADA);
    emulator.forget();

    Hop dashboard = visitor.open("dashboard");

    assertEquals(200, dashboard.status());
    assertEquals(
        List.of("GET /api/data/v9.2/WhoAmI 200", "POST /api/data/v9.2/$batch 200"),
        emulator.requests().stream()
            .map(it -> it.method() + " " + it.path() + " " + it.status())
            .toList());
  }

  @Test
  void the_web_api_is_asked_with_exactly_these_headers() {
    new Visitor(deployed).signIn(Persona.ADA);

    Seen call = emulator.requests("/WhoAmI").get(0);
    Map<String, String> headers = new TreeMap<>(call.headers());
    assertTrue(String.valueOf(headers.remove("authorization")).startsWith("Bearer ey"));
    assertTrue(String.valueOf(headers.remove("x-ms-client-request-id")).matches("[0-9a-f-]{36}"));
    assertTrue(
        String.valueOf(headers.remove("traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00"));
    // The transport's own.
    Set.of("host", "user-agent", "connection", "accept-encoding").forEach(headers::remove);
    assertEquals(
        Map.of(
            "accept", "application/json",
            "if-none-match", "null",
            "odata-maxversion", "4.0",
            "odata-version", "4.0"),
        headers);
    assertEquals(null, call.rawQuery());
  }

  @Test
  void the_dashboard_shows_who_is_signed_in_where_and_until_when() {
    Hop page = new Visitor(deployed).signIn(Persona.ADA);

    assertEquals(Persona.ADA.userId(), page.find("id=\"user-id\">([^<]*)<"));
    assertEquals(Persona.ADA.businessUnitId(), page.find("id=\"business-unit-id\">([^<]*)<"));
    assertEquals(
        "0d0d0d01-37d4-ed11-a7c7-000d3a2a5e01", page.find("id=\"organization-id\">([^<]*)<"));
    assertTrue(page.body().contains("Ada Núñez-O&#039;Brien"), page.body());
    assertTrue(page.body().contains(Persona.ADA.account()), page.body());
    assertTrue(page.body().contains(emulator.base().toString()), page.body());
    Instant until = Instant.parse(page.find("role=\"timer\".*?<time datetime=\"([^\"]*)\""));
    Duration left = Duration.between(Instant.now(), until);
    assertTrue(left.toMinutes() >= 58 && left.toMinutes() < 60, left.toString());
    assertEquals("no-store", page.header("Cache-Control"));
  }

  @Test
  void a_name_that_looks_like_html_is_text() {
    Hop page = new Visitor(deployed).signIn(Persona.MALLORY);

    assertFalse(page.body().contains("<b>Bold"), page.body());
    assertTrue(page.body().contains("Mallory &lt;b&gt;Bold&lt;/b&gt; &amp; &#034;Sons&#034;"));
  }

  @Test
  void a_guest_signs_in() {
    Hop page = new Visitor(deployed).signIn(Persona.GUEST);

    assertEquals(Persona.GUEST.userId(), page.find("id=\"user-id\">([^<]*)<"));
  }

  @Test
  void who_is_signed_in_goes_from_the_landing_page_to_the_dashboard() {
    var visitor = new Visitor(deployed);
    visitor.signIn(Persona.ADA);

    Hop landing = visitor.open("");

    assertEquals(302, landing.status());
    assertEquals(deployed.app() + "dashboard", landing.location().toString());
  }

  @Test
  void a_second_sign_in_is_silent_while_the_provider_knows_the_browser() {
    var visitor = new Visitor(deployed);
    visitor.signIn(Persona.ADA);

    Hop silent = visitor.follow(visitor.open("login"));
    Hop back = visitor.follow(silent);

    assertEquals(302, silent.status());
    assertEquals(303, back.status());
  }

  @Test
  void a_newcomer_accepts_the_permissions_and_is_in() {
    var visitor = new Visitor(deployed);
    Hop consent = visitor.answer(Persona.NEWCOMER, "login?prompt=consent");

    Hop dashboard = visitor.follow(visitor.follow(visitor.press(consent, "accept", "1")));

    assertTrue(consent.body().contains("Access Dataverse as you"), consent.body());
    assertEquals(200, dashboard.status());
    assertEquals(Persona.NEWCOMER.userId(), dashboard.find("id=\"user-id\">([^<]*)<"));
  }
}
