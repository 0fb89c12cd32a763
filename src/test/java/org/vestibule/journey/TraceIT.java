package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vestibule.emulator.Fault;
import org.vestibule.emulator.Persona;

final class TraceIT {
  @RegisterExtension static final Deployed deployed = new Deployed();

  private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00f067aa0ba902b7";
  private static final String HEADER = "00-" + ID + "-" + PARENT + "-01";

  private final Visitor visitor = new Visitor(deployed);

  @AfterEach
  void restore() {
    deployed.emulator().reset();
  }

  @Test
  void a_callers_trace_goes_on_to_the_provider_and_to_dataverse() {
    Hop answer = visitor.answer(Persona.ADA, "login");
    visitor.open(answer.location(), "traceparent", HEADER);
    visitor.open(URI.create(deployed.app() + "dashboard"), "traceparent", HEADER);

    String token = sent("/token");
    String whoAmI = sent("/WhoAmI");
    assertTrue(token.matches("00-" + ID + "-[0-9a-f]{16}-01"), token);
    assertTrue(whoAmI.matches("00-" + ID + "-[0-9a-f]{16}-01"), whoAmI);
    assertFalse(token.contains(PARENT), "a span of its own");
    assertNotEquals(token, whoAmI);
  }

  @Test
  void a_request_without_one_begins_one() {
    visitor.signIn(Persona.ADA);

    String token = sent("/token");
    String whoAmI = sent("/WhoAmI");
    assertTrue(token.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00"), token);
    assertTrue(whoAmI.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00"), whoAmI);
    assertNotEquals(token.substring(3, 35), whoAmI.substring(3, 35), "two requests");
  }

  @Test
  void what_is_no_trace_goes_nowhere() {
    Hop answer = visitor.answer(Persona.ADA, "login");
    visitor.open(answer.location(), "traceparent", "00-" + ID + "-" + PARENT + "-01-evil");

    assertFalse(sent("/token").contains(ID), sent("/token"));
    assertFalse(sent("/token").contains("evil"), sent("/token"));
  }

  @Test
  void the_log_names_it_beside_the_reference_number() {
    Hop answer = visitor.answer(Persona.ADA, "login");
    deployed.emulator().next(Fault.TOKEN_503);
    Hop page = visitor.open(answer.location(), "traceparent", HEADER);
    String reference = page.detail("Reference");

    assertTrue(
        ServerLog.within(
            Ground.PATIENCE,
            () ->
                ServerLog.text()
                    .lines()
                    .anyMatch(
                        it -> it.contains("reference=" + reference) && it.contains("trace=" + ID))),
        "the line of the problem");
    assertTrue(
        ServerLog.within(
            Ground.PATIENCE,
            () ->
                ServerLog.text()
                    .lines()
                    .anyMatch(
                        it ->
                            it.contains("\"reference\":\"" + reference + "\"")
                                && it.contains("\"trace\":\"" + ID + "\""))),
        "the line of the audit trail");
  }

  @Test
  void the_page_of_an_address_that_is_not_there_has_one_too() {
    Hop page = visitor.open(URI.create(deployed.app() + "nowhere"), "traceparent", HEADER);

    assertEquals(404, page.status());
    String reference = page.detail("Reference");
    assertTrue(
        ServerLog.within(
            Ground.PATIENCE,
            () ->
                ServerLog.text()
                    .lines()
                    .anyMatch(
                        it ->
                            it.contains("reference=" + reference) && it.contains("trace=" + ID))));
  }

  /** The header of the only call to a path. */
  private static String sent(String path) {
    var seen = deployed.emulator().requests(path);
    return seen.get(seen.size() - 1).headers().getOrDefault("traceparent", "");
  }
}
