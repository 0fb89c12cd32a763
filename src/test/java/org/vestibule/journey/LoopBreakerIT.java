package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vestibule.emulator.Persona;

/** Browsers that lose the session's cookie and keep the others. */
final class LoopBreakerIT {
  @RegisterExtension static final Deployed deployed = new Deployed();

  private final Visitor visitor = new Visitor(deployed);

  @BeforeEach
  @AfterEach
  void reset() {
    deployed.emulator().reset();
  }

  @Test
  void the_third_round_within_a_minute_stops_on_a_page() {
    visitor.follow(visitor.answer(Persona.ADA, "login"));
    for (int round = 1; round < 3; round++) {
      assertEquals(303, round().status());
    }

    lose();
    Hop stopped = visitor.open("dashboard");

    ProblemPage.expect(400, "signin.loop", stopped);
    assertTrue(stopped.body().contains("href=\"/vestibule/cookie-test\""), stopped.body());
    assertTrue(stopped.body().contains(deployed.app().toString()), stopped.body());
    assertEquals(302, visitor.open("dashboard").status(), "it stops once, not for good");
  }

  @Test
  void a_browser_that_keeps_its_cookies_is_never_stopped() {
    visitor.signIn(Persona.ADA);

    for (int page = 0; page < 5; page++) {
      assertEquals(200, visitor.open("dashboard").status());
    }
  }

  @Test
  void many_pages_without_a_sign_in_are_no_rounds() {
    for (int page = 0; page < 5; page++) {
      assertEquals(302, visitor.open("dashboard").status());
    }
  }

  @Test
  void signing_out_begins_anew() {
    visitor.follow(visitor.answer(Persona.ADA, "login"));
    round();
    Hop dashboard = visitor.follow(round());
    assertEquals(200, dashboard.status());

    visitor.signOut(dashboard);

    for (int page = 0; page < 3; page++) {
      assertEquals(302, visitor.open("dashboard").status());
    }
  }

  @Test
  void a_count_that_was_made_up_is_none() {
    for (String value : new String[] {"99", "x.y", "-1.5", "2.0", "2.1e9", ""}) {
      visitor.set("vestibule-rounds", value);

      assertEquals(302, visitor.open("dashboard").status(), value);
    }
  }

  @Test
  void the_cookie_test_tells_whether_cookies_come_back() {
    Hop works = visitor.follow(visitor.open("cookie-test"));

    assertEquals(200, works.status());
    assertEquals("cookie.works", works.detail("Code"));

    Hop set = new Visitor(deployed).open("cookie-test");
    Hop lost = new Visitor(deployed).follow(set);

    ProblemPage.expect(400, "cookie.lost", lost);
    assertFalse(set.header("Set-Cookie").isEmpty());
  }

  @Test
  void a_callback_without_its_session_offers_the_cookie_test() {
    Hop answer = visitor.answer(Persona.ADA, "login");
    lose();

    Hop page = visitor.follow(answer);

    ProblemPage.expect(400, "signin.no-pending", page);
    assertTrue(page.body().contains("href=\"/vestibule/cookie-test\""), page.body());
  }

  /** From the page over the provider, which knows the user, back to the page's address. */
  private Hop round() {
    lose();
    return visitor.follow(visitor.follow(visitor.follow(visitor.open("dashboard"))));
  }

  private void lose() {
    visitor.set("vestibule", "lost");
  }
}
