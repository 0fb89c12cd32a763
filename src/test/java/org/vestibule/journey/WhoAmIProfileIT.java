package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.emulator.DataverseFault;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Endpoint;
import org.vestibule.emulator.Fault;
import org.vestibule.emulator.Persona;

final class WhoAmIProfileIT {
  private static final List<String> TWO =
      List.of("GET /api/data/v9.2/WhoAmI", "POST /api/data/v9.2/$batch");

  @RegisterExtension static final Deployed deployed = new Deployed();

  private final Emulator emulator = deployed.emulator();
  private final Visitor visitor = new Visitor(deployed);

  @BeforeEach
  @AfterEach
  void reset() {
    emulator.reset();
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      value = Persona.class,
      names = {"ADA", "GUEST", "MALLORY", "PRIVATE", "POLYGLOT"})
  void a_page_costs_two_round_trips_whatever_the_user_may_read(Persona persona) {
    visitor.signIn(persona);
    emulator.forget();

    Hop dashboard = visitor.open("dashboard");
    assertEquals(200, dashboard.status(), dashboard.body());
    assertEquals(TWO, calls());

    emulator.forget();
    assertEquals(200, visitor.open("whoami").status());
    assertEquals(TWO, calls());
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      value = Persona.class,
      names = {"OUTSIDER", "DISABLED", "UNLICENSED", "ROLELESS"})
  void whom_the_environment_refuses_costs_one_round_trip(Persona persona) {
    visitor.signIn(persona);
    emulator.forget();

    assertEquals(403, visitor.open("dashboard").status());

    assertEquals(TWO.subList(0, 1), calls());
  }

  @Test
  void the_json_says_what_the_page_says() {
    visitor.signIn(Persona.ADA);

    String json = visitor.open("whoami").body();

    assertTrue(json.contains("\"UserId\":\"" + Persona.ADA.userId() + "\""), json);
    assertTrue(json.contains("\"BusinessUnitId\":\"" + Persona.ADA.businessUnitId() + "\""), json);
    assertTrue(json.contains("\"environment\":\"" + emulator.base() + "\""), json);
    assertTrue(json.contains("\"businessUnit\":\"Contoso Sales\""), json);
    assertTrue(json.contains("\"entraObjectId\":\"" + Persona.ADA.oid() + "\""), json);
    assertTrue(json.contains("{\"name\":\"Salesperson\",\"direct\":true}"), json);
    assertTrue(json.contains("{\"name\":\"Sales Manager\",\"direct\":false}"), json);
    assertTrue(json.contains("\"kind\":\"security-group\""), json);
    assertTrue(json.contains("\"friendlyName\":\"Contoso Sales\""), json);
    assertTrue(json.contains("\"timeZoneCode\":110"), json);
  }

  @Test
  void what_the_user_may_not_read_is_left_out_of_the_json() {
    visitor.signIn(Persona.PRIVATE);

    String json = visitor.open("whoami").body();

    assertFalse(json.contains("\"teams\""), json);
    assertTrue(json.contains("\"fullName\""), json);
    assertTrue(json.contains("\"organization\""), json);
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      value = Fault.class,
      names = {
        "DATAVERSE_401",
        "DATAVERSE_403",
        "DATAVERSE_404",
        "DATAVERSE_429",
        "DATAVERSE_500",
        "DATAVERSE_HTML_200",
        "DATAVERSE_GARBAGE",
        "DATAVERSE_HUGE"
      })
  void without_the_second_answer_the_page_has_the_ids_in_two_round_trips(Fault fault) {
    visitor.signIn(Persona.ADA);
    emulator.forget();
    emulator.nextAt(Endpoint.BATCH, fault);

    Hop dashboard = visitor.open("dashboard");

    assertEquals(200, dashboard.status(), dashboard.body());
    assertEquals(Persona.ADA.userId(), dashboard.find("id=\"user-id\">([^<]*)<"));
    assertEquals(TWO, calls());
    assertFalse(dashboard.body().contains("Salesperson"), dashboard.body());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"BATCH_PART_FORBIDDEN", "BATCH_PART_HTML", "BATCH_PART_FAILED", "BATCH_NO_PARTS"})
  void a_part_that_fails_leaves_the_page(DataverseFault fault) {
    visitor.signIn(Persona.ADA);
    emulator.forget();
    emulator.next(fault);

    Hop dashboard = visitor.open("dashboard");

    assertEquals(200, dashboard.status(), dashboard.body());
    assertEquals(Persona.ADA.userId(), dashboard.find("id=\"user-id\">([^<]*)<"));
    assertEquals(TWO, calls());
  }

  @Test
  void a_renewal_is_a_hop_of_the_page() {
    emulator.accessTokenLife(Duration.ofSeconds(30));
    visitor.signIn(Persona.ADA);
    emulator.accessTokenLife(Duration.ofSeconds(3599));

    Hop renewed = visitor.open("dashboard");
    Hop atHand = visitor.open("dashboard");

    assertTrue(renewed.body().contains("<th scope=\"row\">token</th>"), renewed.body());
    assertFalse(atHand.body().contains("<th scope=\"row\">token</th>"), atHand.body());
  }

  private List<String> calls() {
    return emulator.requests().stream().map(it -> it.method() + " " + it.path()).toList();
  }
}
