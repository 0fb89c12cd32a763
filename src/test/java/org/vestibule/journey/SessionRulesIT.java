package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Persona;

final class SessionRulesIT {
  @RegisterExtension static final Deployed deployed = new Deployed();

  private final Visitor visitor = new Visitor(deployed);

  @BeforeEach
  void reset() {
    deployed.emulator().reset();
  }

  @Test
  @Tag("tomcat")
  void a_session_ends_when_it_rests_and_at_its_greatest_age_in_spite_of_use() throws Exception {
    var settings = Map.of("SESSION_IDLE", "PT2S", "SESSION_MAX_AGE", "PT6S");
    try (var server = Variant.of(settings)) {
      new Visitor(server.app()).signIn(Persona.ADA);
      var resting = new Visitor(server.app());
      var busy = new Visitor(server.app());
      resting.signIn(Persona.ADA);
      Instant begin = Instant.now();
      busy.signIn(Persona.ADA);

      assertTrue(
          ServerLog.within(
              Duration.ofSeconds(5),
              () ->
                  busy.open("whoami").status() == 200
                      && Instant.now().isAfter(begin.plusMillis(3200))));
      assertEquals(401, resting.open("whoami").status());
      assertEquals(200, busy.open("whoami").status());

      assertTrue(
          ServerLog.within(Duration.ofSeconds(6), () -> busy.open("whoami").status() == 401));
      Duration age = Duration.between(begin, Instant.now());
      assertTrue(age.compareTo(Duration.ofSeconds(6)) >= 0, "ended while in use: " + age);
      assertEquals(303, busy.follow(busy.answer(Persona.ADA, "login?prompt=login")).status());
      assertEquals(200, busy.open("whoami").status());
      for (String code : List.of("idle", "max-age")) {
        String line =
            "\"code\":\"%s\",\"tenant\":\"%s\",\"object\":\"%s\",\"client\":\"-\""
                .formatted(code, Emulator.TENANT, Persona.ADA.oid());
        assertTrue(ServerLog.text().contains(line), line);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"jsessionid", "JSESSIONID", "vestibule"})
  void a_session_in_an_address_is_not_looked_at_and_never_written(String name) {
    visitor.signIn(Persona.ADA);
    var thief = new Visitor(deployed);

    Hop hop =
        thief.open(URI.create(deployed.app() + "dashboard;" + name + "=" + visitor.session()));
    Hop home = thief.open(URI.create(deployed.app() + ";" + name + "=" + visitor.session()));

    assertNotEquals(200, hop.status());
    for (Hop answer : List.of(hop, home)) {
      assertFalse(answer.body().contains(Persona.ADA.userId()), answer.body());
      assertFalse(answer.body().contains(visitor.session()), answer.body());
      assertFalse(answer.header("Location").contains(";"), answer.header("Location"));
    }
  }

  @Test
  void who_planted_a_session_has_nothing_of_the_sign_in_in_it() {
    var attacker = new Visitor(deployed);
    attacker.open("login");
    String planted = attacker.session();
    visitor.steal(planted, attacker.key());

    visitor.signIn(Persona.ADA);

    assertNotEquals(planted, visitor.session());
    assertEquals(401, attacker.open("whoami").status());
  }

  @Test
  void who_planted_a_session_of_his_own_does_not_become_the_victim() {
    var attacker = new Visitor(deployed);
    attacker.signIn(Persona.MALLORY);
    visitor.steal(attacker.session(), attacker.key());

    Hop back = visitor.follow(visitor.answer(Persona.ADA, "login?prompt=login"));

    assertTrue(visitor.follow(back).body().contains(Persona.ADA.userId()));
    Hop json = attacker.open("whoami");
    assertFalse(json.body().contains(Persona.ADA.userId()), json.body());
    assertEquals(401, json.status());
  }

  @Test
  void another_account_in_the_same_browser_takes_over_all_of_the_session() {
    visitor.signIn(Persona.ADA);
    String before = visitor.session();

    Hop back = visitor.follow(visitor.answer(Persona.GUEST, "login?prompt=select_account"));

    Hop dashboard = visitor.follow(back);
    assertEquals(Persona.GUEST.userId(), dashboard.find("id=\"user-id\">([^<]*)<"));
    assertFalse(dashboard.body().contains(Persona.ADA.userId()));
    assertNotEquals(before, visitor.session());
    var thief = new Visitor(deployed);
    thief.steal(before, visitor.key());
    assertEquals(401, thief.open("whoami").status());
  }

  @Test
  void a_sign_in_that_fails_leaves_the_session_of_its_browser_alone() {
    visitor.signIn(Persona.ADA);
    Hop page = visitor.follow(visitor.open("login?prompt=login"));

    Hop cancelled = visitor.follow(visitor.press(page, "cancel", "1"));

    ProblemPage.expect(403, "signin.cancelled", cancelled);
    assertEquals(200, visitor.open("dashboard").status());
  }

  @Test
  void reading_changes_nothing() {
    Hop dashboard = visitor.signIn(Persona.ADA);
    for (String method : List.of("GET", "HEAD")) {
      String query = "?anti_forgery=" + dashboard.hidden().getOrDefault("anti_forgery", "");
      assertEquals(405, visitor.send(method, "logout" + query).status());
    }

    assertEquals(200, visitor.open("dashboard").status());
  }
}
