package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Fault;
import org.vestibule.emulator.Persona;

/** Other classes use the same server before and after, so differences are what counts. */
final class MetricsIT {
  @RegisterExtension static final Deployed deployed = new Deployed();

  private static final String BEGUN = "vestibule_sign_ins_total{code=\"none\",outcome=\"begun\"}";
  private static final String COMPLETED =
      "vestibule_sign_ins_total{code=\"none\",outcome=\"completed\"}";
  private static final String CANCELLED =
      "vestibule_sign_ins_total{code=\"signin.cancelled\",outcome=\"declined\"}";
  private static final String WRONG_NONCE =
      "vestibule_sign_ins_total{code=\"idtoken.nonce\",outcome=\"rejected\"}";
  private static final String DOWN =
      "vestibule_sign_ins_total{code=\"provider.down\",outcome=\"failed\"}";
  private static final String PENDING = "vestibule_pending_sign_ins";
  private static final String SIGNED_IN = "vestibule_sessions{state=\"signed_in\"}";
  private static final String WAITING = "vestibule_sessions{state=\"waiting\"}";

  private final Visitor visitor = new Visitor(deployed);

  @AfterEach
  void restore() {
    deployed.emulator().reset();
  }

  @Test
  void sign_ins_are_counted_by_what_became_of_them() {
    Scrape before = scrape();

    Hop page = visitor.follow(visitor.open("login"));
    Scrape begun = scrape();
    visitor.follow(visitor.press(page, "cancel", "1"));
    Hop answer = visitor.answer(Persona.ADA, "login");
    deployed.emulator().next(Fault.WRONG_NONCE);
    visitor.follow(answer);
    answer = visitor.answer(Persona.ADA, "login?prompt=login");
    deployed.emulator().next(Fault.TOKEN_503);
    visitor.follow(answer);
    visitor.follow(visitor.answer(Persona.ADA, "login?prompt=login"));
    Scrape after = scrape();

    assertEquals(1, begun.value(PENDING) - before.value(PENDING));
    assertEquals(before.value(PENDING), after.value(PENDING));
    assertEquals(4, after.value(BEGUN) - before.value(BEGUN));
    assertEquals(1, after.value(COMPLETED) - before.value(COMPLETED));
    assertEquals(1, after.value(CANCELLED) - before.value(CANCELLED));
    assertEquals(1, after.value(WRONG_NONCE) - before.value(WRONG_NONCE));
    assertEquals(1, after.value(DOWN) - before.value(DOWN));
    assertEquals(4, hops(after, "authorize") - hops(before, "authorize"));
    assertEquals(3, hops(after, "token") - hops(before, "token"));
    assertTrue(hops(after, "metadata") >= 1, after.text());
    assertTrue(after.value("vestibule_key_set_fetches_total{outcome=\"answered\"}") >= 1);
  }

  @Test
  void sessions_are_counted_from_their_beginning_to_their_end() {
    Scrape before = scrape();
    Hop answer = visitor.answer(Persona.ADA, "login");
    Scrape begun = scrape();
    Hop dashboard = visitor.follow(visitor.follow(answer));
    Scrape signedIn = scrape();
    visitor.signOut(dashboard);
    Scrape out = scrape();

    assertEquals(1, begun.value(WAITING) - before.value(WAITING));
    assertEquals(before.value(SIGNED_IN), begun.value(SIGNED_IN));
    assertEquals(before.value(WAITING), signedIn.value(WAITING));
    assertEquals(1, signedIn.value(SIGNED_IN) - before.value(SIGNED_IN));
    assertEquals(before.value(WAITING), out.value(WAITING));
    assertEquals(before.value(SIGNED_IN), out.value(SIGNED_IN));
  }

  @Test
  void the_pool_is_of_the_transport_that_the_calls_use() {
    visitor.signIn(Persona.ADA);
    Scrape scrape = scrape();

    assertEquals(128, scrape.value("vestibule_outbound_connections_limit"));
    assertTrue(scrape.value("vestibule_outbound_connections{state=\"available\"}") >= 1);
    assertEquals(0, scrape.value("vestibule_outbound_waiting"));
    assertEquals(1, scrape.value("vestibule_ready"));
  }

  @Test
  void what_callers_send_makes_no_series_and_is_not_shown() {
    long before = scrape().text().lines().count();
    for (String hostile : new String[] {"%22%7D%201%0Aevil%201", "invented", "%E2%80%A8"}) {
      visitor.open("callback?state=" + hostile + "&error=" + hostile);
      String state = visitor.open("login").parameters().getOrDefault("state", "");
      visitor.open("callback?state=" + state + "&error=" + hostile);
      visitor.open("nowhere/" + hostile);
    }

    Scrape after = scrape();
    assertEquals(before, after.text().lines().count());
    assertFalse(after.text().contains("evil"), after.text());
    assertFalse(after.text().contains("invented"), after.text());
  }

  @Test
  void nobody_finds_them_through_a_proxy() {
    URI metrics = URI.create(deployed.app() + "metrics");

    for (String header : new String[] {"X-Forwarded-For", "Forwarded", "Via", "X-Real-IP"}) {
      Hop hop = visitor.open(metrics, header, "127.0.0.1");
      assertEquals(404, hop.status(), header);
      assertFalse(hop.body().contains("vestibule_"), hop.body());
    }
    assertEquals(405, visitor.send("POST", "metrics").status());
  }

  @Test
  void no_secret_and_no_user_is_in_them() {
    visitor.signIn(Persona.ADA);
    String text = scrape().text();

    assertFalse(text.contains(Emulator.CLIENT_SECRET), text);
    assertFalse(text.contains(Persona.ADA.oid()), text);
    assertFalse(text.contains(Emulator.TENANT), text);
  }

  private static double hops(Scrape scrape, String hop) {
    double hops = 0;
    for (String outcome : new String[] {"answered", "refused", "failed"}) {
      hops +=
          scrape.value(
              "vestibule_hop_seconds_count{hop=\"%s\",outcome=\"%s\"}".formatted(hop, outcome));
    }
    return hops;
  }

  private static Scrape scrape() {
    return Scrape.of(deployed.app());
  }
}
