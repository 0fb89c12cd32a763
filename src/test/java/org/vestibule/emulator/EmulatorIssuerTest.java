package org.vestibule.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmulatorIssuerTest {
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

  private HttpResponse<String> answer() {
    return visitor.choose(visitor.authorize(visitor.authorizeFields()), Persona.ADA);
  }

  private String metadata() {
    return visitor.get(visitor.tenant("/v2.0/.well-known/openid-configuration")).body();
  }

  @Test
  void answers_carry_no_issuer_at_first() {
    assertEquals("none", Visitor.parameter(answer(), "iss"));
    assertFalse(metadata().contains("authorization_response_iss_parameter_supported"));
  }

  @Test
  void codes_and_errors_carry_the_issuer_when_asked_to() {
    emulator.issuerInResponses(true, true);
    String issuer = visitor.tenant("/v2.0").toString();
    Map<String, String> wrong = visitor.authorizeFields();
    wrong.put("response_type", "token");

    assertEquals(issuer, Visitor.parameter(answer(), "iss"));
    assertEquals(issuer, Visitor.parameter(visitor.authorize(wrong), "iss"));
    assertTrue(metadata().contains("\"authorization_response_iss_parameter_supported\":true"));
  }

  @Test
  void a_cancelled_sign_in_carries_the_issuer_too() {
    emulator.issuerInResponses(false, true);
    HttpResponse<String> page = visitor.authorize(visitor.authorizeFields());

    HttpResponse<String> cancelled = visitor.press(page, "/login", "cancel", "1");

    assertEquals(visitor.tenant("/v2.0").toString(), Visitor.parameter(cancelled, "iss"));
    assertFalse(metadata().contains("authorization_response_iss_parameter_supported"));
  }

  @Test
  void a_promise_can_be_broken() {
    emulator.issuerInResponses(true, false);

    assertEquals("none", Visitor.parameter(answer(), "iss"));
  }

  @Test
  void a_fault_names_another_issuer() {
    emulator.next(Fault.AUTHORIZE_WRONG_ISS);

    assertEquals(emulator.base() + "/somebody-else/v2.0", Visitor.parameter(answer(), "iss"));
  }

  @Test
  void a_fault_leaves_the_issuer_out() {
    emulator.issuerInResponses(true, true);
    emulator.next(Fault.AUTHORIZE_NO_ISS);

    assertEquals("none", Visitor.parameter(answer(), "iss"));
  }

  @Test
  void a_fault_sends_the_issuer_twice() {
    emulator.next(Fault.AUTHORIZE_DOUBLE_ISS);

    String location = answer().headers().firstValue("Location").orElse("none");

    assertEquals(3, location.split("[?&]iss=", -1).length);
  }
}
