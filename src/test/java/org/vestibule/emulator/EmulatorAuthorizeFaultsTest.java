package org.vestibule.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(30)
class EmulatorAuthorizeFaultsTest {
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

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "AUTHORIZE_ERROR_SERVER, server_error",
    "AUTHORIZE_TEMPORARILY_UNAVAILABLE, temporarily_unavailable",
    "AUTHORIZE_HOSTILE_DESCRIPTION, server_error",
    "AUTHORIZE_ACCESS_DENIED_ADMIN, access_denied"
  })
  void answers_the_authorization_request_with_an_error(Fault fault, String error) {
    emulator.next(fault);

    HttpResponse<String> redirect = visitor.authorize(visitor.authorizeFields());

    assertEquals(error, Visitor.parameter(redirect, "error"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "AUTHORIZE_WRONG_STATE, a-state-nobody-sent", "AUTHORIZE_NO_STATE, none",
    "AUTHORIZE_FOREIGN_CODE, state-1", "AUTHORIZE_DOUBLE_CODE, state-1"
  })
  void answers_the_authorization_request_with_a_state(Fault fault, String state) {
    emulator.next(fault);

    HttpResponse<String> redirect =
        visitor.choose(visitor.authorize(visitor.authorizeFields()), Persona.ADA);

    assertEquals(state, Visitor.parameter(redirect, "state"));
  }

  @Test
  void a_foreign_code_does_not_fit_the_verifier() {
    emulator.next(Fault.AUTHORIZE_FOREIGN_CODE);

    assertTrue(visitor.signIn(Persona.ADA).body().contains("AADSTS501481"));
  }

  @Test
  void a_doubled_code_comes_twice() {
    emulator.next(Fault.AUTHORIZE_DOUBLE_CODE);

    HttpResponse<String> redirect =
        visitor.choose(visitor.authorize(visitor.authorizeFields()), Persona.ADA);

    String location = redirect.headers().firstValue("Location").orElse("none");
    assertEquals(3, location.split("[?&]code=", -1).length);
  }
}
