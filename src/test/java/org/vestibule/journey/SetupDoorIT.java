package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A fresh deployment behind a proxy: nothing is set, and nobody sits at the machine. */
@Tag("tomcat")
final class SetupDoorIT {
  private static TomcatServer server;

  @BeforeAll
  static void start() throws Exception {
    server = TomcatServer.start("/vestibule", app -> Map.of("AZURE_CLIENT_SECRET", "canary-5b2d"));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  @Test
  void guessing_is_slowed_down_and_the_log_opens_the_page() {
    var stranger = new Stranger(server.app());
    Hop hint = stranger.get("");
    Hop door = stranger.get("setup");

    assertEquals("503 config.invalid", hint.status() + " " + hint.detail("Code"));
    assertTrue(hint.body().contains("/setup"), hint.body());
    assertFalse(hint.body().contains("<form method=\"post\" action=\"/vestibule/setup\""));
    assertEquals(403, door.status());
    assertTrue(door.body().contains("name=\"code\""), door.body());

    Hop entered = stranger.post(Map.of("code", SetupCode.last()));
    Hop page = stranger.follow(entered);

    assertEquals(303, entered.status(), entered.body());
    assertEquals(503, page.status());
    assertTrue(page.body().contains("DATAVERSE_URL is missing"), page.body());
    assertTrue(page.body().contains("set, 11 characters"), page.body());
    assertFalse(page.body().contains("canary"), page.body());

    for (int i = 0; i < 5; i++) {
      assertEquals(403, new Stranger(server.app()).post(Map.of("code", "AAAA")).status());
    }
    Hop late = new Stranger(server.app()).post(Map.of("code", SetupCode.last()));
    assertEquals(429, late.status());
    assertTrue(Integer.parseInt(late.header("Retry-After")) > 50, late.header("Retry-After"));
    assertEquals(503, stranger.get("setup").status(), "who is in stays in");
  }

  @Test
  void a_browser_that_keeps_no_cookie_is_told_so() {
    Hop page = new Stranger(server.app()).get("setup?entered=1");

    assertEquals(403, page.status());
    assertTrue(page.body().contains("has not sent the cookie back"), page.body());
  }
}
