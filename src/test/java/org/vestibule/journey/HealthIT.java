package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vestibule.emulator.Fault;
import org.vestibule.emulator.Persona;

/** What probes are told, on the server of this run. */
final class HealthIT {
  @RegisterExtension static final Deployed deployed = new Deployed();

  private final Visitor visitor = new Visitor(deployed);

  @AfterEach
  void restore() {
    deployed.emulator().reset();
    visitor.open("dashboard");
  }

  @Test
  void a_node_that_is_well_says_so_part_by_part() {
    visitor.signIn(Persona.ADA);
    Hop ready = visitor.open("health/ready");

    assertEquals(200, ready.status());
    assertTrue(ready.header("Content-Type").startsWith("application/json"));
    assertEquals("UP", status(ready));
    for (String part : new String[] {"provider", "credential", "dataverse"}) {
      assertTrue(ready.body().contains("\"" + part + "\":{\"status\":\"UP\"}"), ready.body());
    }
    assertEquals("{\"status\":\"UP\"}", visitor.open("health/live").body());
  }

  @Test
  void a_proxys_caller_learns_up_or_down_and_no_more() {
    URI ready = URI.create(deployed.app() + "health/ready");

    for (String header : new String[] {"X-Forwarded-For", "Forwarded", "Via"}) {
      assertEquals("{\"status\":\"UP\"}", visitor.open(ready, header, "127.0.0.1").body());
    }
  }

  @Test
  void dataverse_is_judged_by_its_last_answer_and_never_asked_by_a_probe() {
    visitor.signIn(Persona.ADA);
    deployed.emulator().next(Fault.DATAVERSE_500);
    visitor.open("dashboard");
    deployed.emulator().forget();

    Hop ready = visitor.open("health/ready");
    assertEquals(200, ready.status());
    assertEquals("DEGRADED", status(ready));
    assertTrue(
        ready.body().contains("\"dataverse\":{\"status\":\"DEGRADED\",\"reason\":\"status-500\"}"),
        ready.body());
    assertTrue(deployed.emulator().requests().isEmpty());

    visitor.open("dashboard");
    assertEquals("UP", status(visitor.open("health/ready")));
  }

  @Test
  void a_refused_credential_is_told_and_signed_in_users_keep_their_node() {
    visitor.signIn(Persona.ADA);
    var another = new Visitor(deployed);
    Hop answer = another.answer(Persona.ADA, "login");
    deployed.emulator().next(Fault.TOKEN_401_INVALID_CLIENT);
    another.follow(answer);

    Hop ready = visitor.open("health/ready");
    assertEquals(200, ready.status());
    assertTrue(
        ready.body().contains("\"credential\":{\"status\":\"DEGRADED\",\"reason\":\"refused\"}"),
        ready.body());
    assertEquals(200, visitor.open("dashboard").status());

    another.follow(another.answer(Persona.ADA, "login?prompt=login"));
    assertEquals("UP", status(visitor.open("health/ready")));
  }

  private static String status(Hop hop) {
    return hop.find("\"status\":\"([A-Z]+)\"(?!,\"reason|\\},|\\}\\})");
  }
}
