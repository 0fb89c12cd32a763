package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Environment;
import org.vestibule.emulator.Persona;

/** As it is shipped: what a session was told is shown again for a minute. */
@Tag("tomcat")
final class AnswerReuseIT {
  private static TomcatServer server;

  private final Emulator emulator = Ground.emulator();

  @BeforeAll
  static void start() throws Exception {
    server = Variant.of(Map.of("DATAVERSE_REUSE", "", "DATAVERSE_PROFILE_REUSE", ""));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @BeforeEach
  @AfterEach
  void reset() {
    emulator.reset();
  }

  @Test
  void the_next_page_asks_nothing_and_says_how_old_it_is() {
    Visitor visitor = signedIn();

    Hop page = visitor.open("dashboard");

    assertEquals(List.of(), calls());
    assertTrue(page.find("<time datetime=\"[^\"]*\">(Asked [^<]*)</time>").contains("Asked"));
    assertEquals(Persona.ADA.userId(), page.find("id=\"user-id\">([^<]*)<"));
    assertTrue(page.body().contains("Salesperson"), page.body());
  }

  @Test
  void the_button_asks_anew() {
    Visitor visitor = signedIn();
    Hop page = visitor.open("dashboard");

    Hop back = visitor.post(server.app().resolve("dashboard/refresh"), page.hidden());
    Hop fresh = visitor.follow(back);

    assertEquals(303, back.status(), back.body());
    assertEquals(200, fresh.status(), fresh.body());
    assertEquals(List.of("GET WhoAmI", "POST $batch"), calls());
  }

  @Test
  void a_switch_asks_anew_there_and_back() {
    Visitor visitor = signedIn();
    Hop list = visitor.open("environments");

    Hop there = switched(visitor, list, "organization", Environment.TEST.organizationId());
    Hop back = switched(visitor, list, "configured", "1");

    assertEquals(
        Environment.TEST.organizationId().toString(),
        there.find("id=\"organization-id\">([^<]*)<"));
    assertEquals(Persona.ADA.userId(), back.find("id=\"user-id\">([^<]*)<"));
    assertEquals(
        List.of("GET WhoAmI", "POST $batch", "GET WhoAmI", "POST $batch"),
        calls().stream().filter(call -> !call.contains("Instances")).toList());
  }

  @Test
  void after_a_sign_out_the_next_user_of_the_browser_sees_himself() {
    Visitor visitor = signedIn();
    visitor.follow(visitor.signOut(visitor.open("dashboard")));

    Hop page = visitor.signIn(Persona.GUEST);

    assertEquals(Persona.GUEST.userId(), page.find("id=\"user-id\">([^<]*)<"));
  }

  @Test
  void a_renewed_token_asks_anew() {
    emulator.accessTokenLife(Duration.ofSeconds(30));
    Visitor visitor = signedIn();
    emulator.accessTokenLife(Duration.ofSeconds(3599));

    visitor.open("dashboard");
    visitor.open("dashboard");

    assertEquals(1, emulator.requests("/token").size());
    assertEquals(List.of("GET WhoAmI", "POST $batch"), calls());
  }

  @Test
  void programs_are_always_told_anew() {
    Visitor visitor = signedIn();

    visitor.open("whoami");

    assertEquals(List.of("GET WhoAmI", "POST $batch"), calls());
  }

  private static Hop switched(Visitor visitor, Hop list, String name, Object value) {
    var form = new LinkedHashMap<>(list.hidden());
    form.put(name, value.toString());
    return visitor.follow(visitor.post(server.app().resolve("environments"), form));
  }

  private Visitor signedIn() {
    var visitor = new Visitor(server.app());
    assertEquals(200, visitor.signIn(Persona.ADA).status());
    emulator.forget();
    return visitor;
  }

  /** In an order that does not depend on which of two that go out together arrives first. */
  private List<String> calls() {
    List<String> calls =
        emulator.requests().stream()
            .filter(it -> it.path().contains("/api/"))
            .map(it -> it.method() + " " + it.path().replaceFirst(".*/", ""))
            .toList();
    return calls.equals(List.of("POST $batch", "GET WhoAmI"))
        ? List.of("GET WhoAmI", "POST $batch")
        : calls;
  }
}
