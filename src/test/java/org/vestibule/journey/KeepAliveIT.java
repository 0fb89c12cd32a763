package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vestibule.emulator.Persona;

/** The request that only keeps a session alive. */
final class KeepAliveIT {
  @RegisterExtension static final Deployed deployed = new Deployed();

  private final Visitor visitor = new Visitor(deployed);

  @Test
  void it_tells_how_long_the_session_lives_and_asks_nobody() {
    visitor.signIn(Persona.ADA);
    deployed.emulator().forget();

    Hop answer = visitor.open("keep-alive");

    assertEquals(200, answer.status());
    assertTrue(answer.body().contains("\"idle\":1800"), answer.body());
    assertTrue(answer.body().matches(".*\"left\":35\\d{3}.*"), answer.body());
    assertEquals("no-store", answer.header("Cache-Control"));
    assertTrue(deployed.emulator().requests().isEmpty(), "somebody was asked");
  }

  @Test
  void who_is_signed_out_gets_the_address_of_the_sign_in() {
    Hop answer = visitor.open("keep-alive");

    assertEquals(401, answer.status());
    assertTrue(answer.body().contains("\"login\":\"" + deployed.app() + "login\""), answer.body());
    assertEquals(405, visitor.send("POST", "keep-alive").status());
  }
}
