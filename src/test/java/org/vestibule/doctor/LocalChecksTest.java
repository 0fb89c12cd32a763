package org.vestibule.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalChecksTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "https://apps.example/crm,    true,  REGISTRATION_OK",
    "http://localhost:8080,       true,  REGISTRATION_OK",
    "http://127.0.0.1:8080,       true,  REGISTRATION_NUMBER",
    "http://[::1]:8080,           true,  REGISTRATION_IPV6",
    "https://apps.example/a;b,    true,  REGISTRATION_CHARACTERS",
    "https://apps.example/(a),    true,  REGISTRATION_CHARACTERS",
    "http://127.0.0.1:8080,       false, REGISTRATION_OK",
    "https://apps.example/(a),    false, REGISTRATION_OK"
  })
  void a_redirect_uri_keeps_the_providers_rules(String root, boolean entra, Outcome expected) {
    Verdict verdict = LocalChecks.registration(URI.create(root), entra);

    assertEquals(expected, verdict.outcome());
    Told.in(verdict);
    assertEquals(List.of(root + "/callback", root + "/"), verdict.paste().subList(0, 2));
    assertEquals(root.startsWith("https"), verdict.paste().contains(root + "/logout/frontchannel"));
  }

  @Test
  void a_redirect_uri_has_256_characters_at_most() {
    String longest = "https://apps.example/" + "a".repeat(256 - 30);

    assertEquals(256, (longest + "/callback").length());
    assertEquals(
        Outcome.REGISTRATION_OK, LocalChecks.registration(URI.create(longest), true).outcome());
    assertEquals(
        Outcome.REGISTRATION_LENGTH,
        LocalChecks.registration(URI.create(longest + "a"), true).outcome());
  }

  @ParameterizedTest
  @CsvSource({
    "PT30M,  PT10H, SESSION_OK",
    "PT1M,   PT1M,  SESSION_OK",
    "PT59S,  PT10H, SESSION_SHORT",
    "PT1S,   PT1S,  SESSION_SHORT",
    "PT11H,  PT10H, SESSION_IDLE_LONGER",
    "PT30M,  PT24H, SESSION_OK",
    "PT30M,  PT25H, SESSION_LONG"
  })
  void sessions_last_a_sensible_time(Duration idle, Duration age, Outcome expected) {
    Verdict verdict = LocalChecks.session(idle, age, Optional.empty());

    assertEquals(expected, verdict.outcome());
    Told.in(verdict);
  }

  @Test
  void the_cookies_name_follows_the_scheme() {
    Duration half = Duration.ofMinutes(30);

    String secure = told(half, "https://apps.example");
    String plain = told(half, "http://localhost:8080");

    assertTrue(secure.contains("Cookie: __Host-vestibule, over https only"), secure);
    assertTrue(plain.contains("Cookie: vestibule, without https"), plain);
  }

  private static String told(Duration time, String publicUrl) {
    return Told.in(LocalChecks.session(time, time, Optional.of(URI.create(publicUrl))));
  }

  @Test
  void a_cookie_came_back_or_not_or_was_not_sent() {
    assertEquals(Outcome.COOKIES_OK, LocalChecks.cookies(Optional.of(true), false).outcome());
    assertEquals(Outcome.COOKIES_LOST, LocalChecks.cookies(Optional.of(false), false).outcome());
    assertEquals(Outcome.COOKIES_LOCAL, LocalChecks.cookies(Optional.empty(), true).outcome());
    assertEquals(Outcome.COOKIES_PROGRAM, LocalChecks.cookies(Optional.empty(), false).outcome());
  }

  @ParameterizedTest
  @CsvSource({
    "66666666-7777-8888-9999-00000000ABCD, true",
    "66666666-7777-8888-9999-00000000ABC, false",
    "66666666777788889999000000000000, false",
    "Q~s3cret, false"
  })
  void an_id_is_a_guid(String text, boolean expected) {
    assertEquals(expected, LocalChecks.looksLikeId(text));
  }

  @Test
  void a_client_id_of_another_form_is_pointed_at_and_not_shown() {
    try (var site = new CheckedSite()) {
      site.client =
          new Installation.Client(
              "marker-secret",
              Installation.Proof.NONE,
              site.client.authentication(),
              false,
              Optional.empty());

      Verdict verdict = LocalChecks.settings(site.installation()).get(0);

      assertEquals(Outcome.SETTINGS_CLIENT_ID, verdict.outcome());
      assertFalse(Told.in(verdict).contains("marker"));
    }
  }
}
