package org.vestibule.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmulatorPushedTest {
  private Emulator emulator;
  private Visitor visitor;

  @BeforeEach
  void start() throws IOException {
    emulator = Emulator.start(0);
    emulator.allowRedirect(Visitor.CALLBACK);
    emulator.requirePushedRequests(true);
    visitor = new Visitor(emulator);
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  private Map<String, String> reference() {
    String uri = Visitor.member(visitor.push(visitor.authorizeFields()).body(), "request_uri");
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("client_id", Emulator.CLIENT_ID);
    fields.put("request_uri", uri);
    return fields;
  }

  private void assertOnPage(Map<String, String> fields, String code) {
    HttpResponse<String> page = visitor.authorize(fields);
    assertEquals(400, page.statusCode());
    assertTrue(page.body().contains("AADSTS" + code + ":"), page.body());
  }

  @Test
  void a_pushed_request_leads_to_a_code() {
    HttpResponse<String> pushed = visitor.push(visitor.authorizeFields());
    assertEquals(201, pushed.statusCode(), pushed.body());
    assertEquals("60", Visitor.member(pushed.body(), "expires_in"));
    assertTrue(
        Visitor.member(pushed.body(), "request_uri")
            .startsWith("urn:ietf:params:oauth:request_uri:"));

    HttpResponse<String> answer = visitor.choose(visitor.authorize(reference()), Persona.ADA);

    assertEquals("state-1", Visitor.parameter(answer, "state"));
    String code = Visitor.parameter(answer, "code");
    assertEquals(200, visitor.token(visitor.codeFields(code)).statusCode());
  }

  @Test
  void the_metadata_name_the_endpoint_while_it_is_on() {
    String address = "/v2.0/.well-known/openid-configuration";
    String on = visitor.get(visitor.tenant(address)).body();
    emulator.requirePushedRequests(false);
    String off = visitor.get(visitor.tenant(address)).body();

    assertEquals(
        visitor.tenant("/oauth2/v2.0/par").toString(),
        Visitor.member(on, "pushed_authorization_request_endpoint"));
    assertEquals("true", Visitor.member(on, "require_pushed_authorization_requests"));
    assertEquals("none", Visitor.member(off, "pushed_authorization_request_endpoint"));
    assertEquals(404, visitor.push(visitor.authorizeFields()).statusCode());
  }

  @Test
  void a_direct_request_is_refused() {
    assertOnPage(visitor.authorizeFields(), "90014");
  }

  @Test
  void nothing_but_client_and_reference_is_taken() {
    Map<String, String> fields = reference();
    fields.put("scope", "openid");

    assertOnPage(fields, "9002313");
  }

  @Test
  void a_reference_works_once() {
    Map<String, String> fields = reference();
    assertEquals(200, visitor.authorize(fields).statusCode());

    assertOnPage(fields, "90013");
  }

  @Test
  void a_reference_works_for_a_minute() {
    Map<String, String> fields = reference();

    emulator.advance(Duration.ofSeconds(60));

    assertOnPage(fields, "90013");
  }

  @Test
  void a_reference_works_for_its_client() {
    Map<String, String> fields = reference();
    fields.put("client_id", Emulator.PUBLIC_CLIENT_ID);

    assertOnPage(fields, "90013");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a wrong secret, client_secret=wrong, invalid_client, 7000215",
    "another redirect URI, redirect_uri=http://127.0.0.1:1/other, invalid_request, 50011",
    "no scope, scope=, invalid_request, 900144",
    "claims that are no JSON, claims={, invalid_request, 90013",
    "a reference inside, request_uri=urn:x, invalid_request, 9002313"
  })
  void refuses_to_take(String theCase, String changes, String error, String code) {
    Map<String, String> fields = visitor.authorizeFields();
    fields.put("client_secret", Emulator.CLIENT_SECRET);
    Params.parse(changes).values().forEach(fields::put);

    HttpResponse<String> answer = visitor.post(visitor.tenant("/oauth2/v2.0/par"), fields);

    assertEquals(error, Visitor.member(answer.body(), "error"), theCase + answer.body());
    assertEquals("[" + code + "]", Visitor.member(answer.body(), "error_codes"));
  }

  @Test
  void refuses_a_get() {
    String body = visitor.get(visitor.tenant("/oauth2/v2.0/par")).body();

    assertEquals("[900561]", Visitor.member(body, "error_codes"));
  }

  @Test
  void an_assertion_for_the_token_endpoint_is_good_here_too() {
    emulator.trustCertificate(Emulator.CLIENT_ID, Assertion.CERTIFICATE);
    for (String endpoint : new String[] {"token", "par"}) {
      String audience = visitor.tenant("/oauth2/v2.0/" + endpoint).toString();
      Map<String, String> fields =
          new Assertion(Emulator.CLIENT_ID, audience).in(visitor.authorizeFields());

      assertEquals(
          201, visitor.post(visitor.tenant("/oauth2/v2.0/par"), fields).statusCode(), endpoint);
    }
  }
}
