package org.vestibule.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmulatorResetTest {
  private Emulator emulator;
  private Visitor visitor;

  @BeforeEach
  void start() throws IOException {
    emulator = Emulator.start(0);
    emulator.allowRedirect(Visitor.CALLBACK);
    visitor = new Visitor(emulator);
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  @Test
  void waiting_faults_and_the_record_are_gone() {
    emulator.next(Fault.TOKEN_500);
    emulator.record(false);
    assertEquals(200, visitor.authorize(visitor.authorizeFields()).statusCode());

    emulator.reset();

    assertTrue(emulator.requests().isEmpty());
    assertEquals(200, visitor.signIn(Persona.ADA).statusCode());
    assertEquals(1, emulator.requests("/token").size());
  }

  @Test
  void the_clock_and_the_life_of_tokens_are_as_at_first() {
    emulator.advance(Duration.ofDays(1));
    emulator.accessTokenLife(Duration.ofSeconds(5));

    emulator.reset();

    String claims = Visitor.claims(visitor.signIn(Persona.ADA));
    long ahead = Long.parseLong(Visitor.member(claims, "iat")) - System.currentTimeMillis() / 1000;
    assertTrue(Math.abs(ahead) < 100, claims);
    assertEquals("3599", Visitor.member(visitor.signIn(Persona.ADA).body(), "expires_in"));
  }

  @Test
  void sessions_and_tokens_end() {
    String body = visitor.signIn(Persona.ADA).body();

    emulator.reset();

    assertEquals(401, visitor.whoAmI(Visitor.member(body, "access_token")).statusCode());
    assertEquals(200, visitor.authorize(visitor.authorizeFields()).statusCode());
  }

  @Test
  void trust_ends_and_the_built_in_client_has_its_secret_again() {
    emulator.trustCertificate(Emulator.CLIENT_ID, Assertion.CERTIFICATE);
    emulator.register(Registration.confidential(Emulator.CLIENT_ID, "another", Visitor.CALLBACK));

    emulator.reset();

    assertEquals(200, visitor.signIn(Persona.ADA).statusCode());
    String endpoint = visitor.tenant("/oauth2/v2.0/token").toString();
    Assertion assertion = new Assertion(Emulator.CLIENT_ID, endpoint);
    assertTrue(
        visitor.token(assertion.in(visitor.codeFields("x"))).body().contains("AADSTS700027"));
  }

  @Test
  void addresses_clients_and_key_rotations_stay() {
    emulator.register(Registration.confidential("mine", "secret", Visitor.CALLBACK));
    String before =
        Visitor.member(visitor.get(visitor.tenant("/discovery/v2.0/keys")).body(), "kid");
    emulator.rotateKeys();
    String rotated =
        Visitor.member(visitor.get(visitor.tenant("/discovery/v2.0/keys")).body(), "kid");

    emulator.reset();

    assertNotEquals(before, rotated);
    assertEquals(
        rotated, Visitor.member(visitor.get(visitor.tenant("/discovery/v2.0/keys")).body(), "kid"));
    var fields = visitor.authorizeFields();
    fields.put("client_id", "mine");
    assertEquals(200, visitor.authorize(fields).statusCode());
  }

  @Test
  void what_was_hidden_is_shown_and_lasting_faults_are_gone() {
    emulator.hide("systemusers");
    emulator.always(Fault.DATAVERSE_500);

    emulator.reset();

    String token = Visitor.member(visitor.signIn(Persona.ADA).body(), "access_token");
    assertEquals(200, visitor.read(token, "systemusers").statusCode());
  }
}
