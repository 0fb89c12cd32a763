package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A node that is to share an engine, on a server that has none. */
@Tag("tomcat")
final class EngineAwayIT {
  private static TomcatServer server;

  private Visitor visitor;

  @BeforeAll
  static void start() throws Exception {
    server = Variant.of(Map.of("CLUSTER", "jcache"));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @BeforeEach
  void come() {
    visitor = new Visitor(server.app());
  }

  private Hop page(String path) {
    return visitor.open(URI.create(server.app() + path), "Accept", "text/html");
  }

  @Test
  void a_sign_in_is_told_to_come_back() {
    Hop login = page("login");

    ProblemPage.expect(503, "engine.unavailable", login);
    assertEquals("5", login.header("Retry-After"));
    assertTrue(ServerLog.tells("code=engine.unavailable"));
  }

  @Test
  void who_brings_a_session_is_not_taken_for_signed_out() {
    visitor.set("vestibule", "0123456789ABCDEF0123456789ABCDEF");

    ProblemPage.expect(503, "engine.unavailable", page("dashboard"));
    Hop json = visitor.open(URI.create(server.app() + "whoami"), "Accept", "application/json");
    assertEquals(503, json.status());
    assertTrue(json.body().contains("\"engine.unavailable\""), json.body());
  }

  @Test
  void what_needs_no_session_is_served() {
    assertEquals(200, visitor.open("").status());
    assertEquals(200, visitor.open("health/live").status());
    visitor.set("vestibule", "0123456789ABCDEF0123456789ABCDEF");
    assertEquals(200, visitor.open("assets/vestibule.css").status());
  }

  @Test
  void the_node_is_not_ready_and_says_why() {
    assertTrue(
        ServerLog.within(
            Ground.PATIENCE, () -> visitor.open("health/ready").body().contains("no-answer")));

    Hop ready = visitor.open("health/ready");

    assertEquals(503, ready.status());
    assertTrue(ready.body().contains("\"engine\""), ready.body());
  }
}
