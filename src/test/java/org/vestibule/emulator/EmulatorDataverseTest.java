package org.vestibule.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmulatorDataverseTest {
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

  private String token(Persona persona) {
    return Visitor.member(visitor.signIn(persona).body(), "access_token");
  }

  @Test
  void who_am_i_has_exactly_the_documented_members() {
    HttpResponse<String> answer = visitor.whoAmI(token(Persona.ADA));

    assertEquals(
        "{\"@odata.context\":\""
            + emulator.base()
            + "/api/data/v9.2/$metadata#Microsoft.Dynamics.CRM.WhoAmIResponse\","
            + "\"BusinessUnitId\":\"0c0c0c01-37d4-ed11-a7c7-000d3a2a5e01\","
            + "\"UserId\":\"0b0b0b1a-37d4-ed11-a7c7-000d3a2a5e1a\","
            + "\"OrganizationId\":\"0d0d0d01-37d4-ed11-a7c7-000d3a2a5e01\"}",
        answer.body());
  }

  @Test
  void who_am_i_comes_with_the_services_headers() {
    HttpResponse<String> answer = visitor.whoAmI(token(Persona.ADA));

    assertEquals("4.0", answer.headers().firstValue("OData-Version").orElse("none"));
    assertEquals(
        "application/json; odata.metadata=minimal",
        answer.headers().firstValue("Content-Type").orElse("none"));
    assertEquals(2, answer.headers().allValues("x-ms-service-request-id").size());
  }

  @Test
  void who_am_i_may_be_written_as_a_function_call() {
    HttpResponse<String> answer =
        visitor.get(
            URI.create(emulator.base() + "/api/data/v9.2/WhoAmI()"),
            "Authorization",
            "bearer " + token(Persona.ADA));

    assertEquals(200, answer.statusCode());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"/api/data/v9.2/", "/api/data/v9.2/WhoAmI", "/api/data/v9.2/accounts"})
  void without_a_token_an_unquoted_challenge_names_the_authority(String path) {
    HttpResponse<String> answer = visitor.get(URI.create(emulator.base() + path));

    assertEquals(401, answer.statusCode());
    assertEquals(
        "Bearer authorization_uri="
            + visitor.tenant("/oauth2/authorize")
            + ", resource_id="
            + emulator.base()
            + "/",
        answer.headers().firstValue("WWW-Authenticate").orElse("none"));
  }

  @Test
  void an_unknown_token_is_refused() {
    HttpResponse<String> answer = visitor.whoAmI("unknown");

    assertEquals(401, answer.statusCode());
    assertEquals("", Visitor.find(answer.body(), "\"code\":\"([^\"]*)\""));
  }

  @Test
  void an_expired_token_is_refused() {
    String token = token(Persona.ADA);

    emulator.advance(Duration.ofSeconds(3599));

    HttpResponse<String> answer = visitor.whoAmI(token);
    assertEquals(401, answer.statusCode());
    assertEquals("0x8005F101", Visitor.member(answer.body(), "code"));
  }

  @Test
  void a_token_lives_as_long_as_it_was_told_to() {
    emulator.accessTokenLife(Duration.ofSeconds(60));
    String body = visitor.signIn(Persona.ADA).body();

    emulator.advance(Duration.ofSeconds(60));

    assertEquals("60", Visitor.member(body, "expires_in"));
    assertEquals(401, visitor.whoAmI(Visitor.member(body, "access_token")).statusCode());
  }

  @Test
  void a_token_for_another_resource_is_refused() {
    Map<String, String> fields = visitor.authorizeFields();
    fields.put("scope", "openid User.Read");
    String code = visitor.code(Persona.ADA, fields);

    String body = visitor.token(visitor.codeFields(code)).body();

    assertEquals(401, visitor.whoAmI(Visitor.member(body, "access_token")).statusCode());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "ADA, 200, none",
    "GUEST, 200, none",
    "MALLORY, 200, none",
    "OUTSIDER, 403, 0x80072560",
    "DISABLED, 403, 0x80040225",
    "UNLICENSED, 403, 0x8004D24B",
    "ROLELESS, 403, 0x80042F09"
  })
  void answers_each_persona(Persona persona, int status, String code) {
    HttpResponse<String> answer = visitor.whoAmI(token(persona));

    assertEquals(status, answer.statusCode());
    assertEquals(code, Visitor.member(answer.body(), "code"));
  }

  @Test
  void an_application_is_not_a_user() {
    Map<String, String> fields =
        Map.of(
            "grant_type",
            "client_credentials",
            "client_id",
            Emulator.CLIENT_ID,
            "client_secret",
            Emulator.CLIENT_SECRET,
            "scope",
            emulator.base() + "/.default");
    String body = visitor.token(fields).body();

    HttpResponse<String> answer = visitor.whoAmI(Visitor.member(body, "access_token"));

    assertEquals("0x80072560", Visitor.member(answer.body(), "code"));
  }

  @Test
  void an_unknown_path_is_not_found() {
    HttpResponse<String> answer =
        visitor.get(
            URI.create(emulator.base() + "/api/data/v9.2/nothing"),
            "Authorization",
            "Bearer " + token(Persona.ADA));

    assertEquals(404, answer.statusCode());
  }

  @Test
  void who_am_i_is_not_posted() {
    HttpResponse<String> answer =
        visitor.post(
            URI.create(emulator.base() + "/api/data/v9.2/WhoAmI"),
            Map.of(),
            "Authorization",
            "Bearer " + token(Persona.ADA));

    assertEquals(405, answer.statusCode());
  }

  @Test
  void the_record_keeps_what_was_asked() {
    String token = token(Persona.ADA);
    emulator.forget();

    HttpResponse<String> unused = visitor.whoAmI(token);

    Seen seen = emulator.requests("/WhoAmI").get(0);
    assertEquals(unused.statusCode(), seen.status());
    assertEquals("Bearer " + token, seen.headers().get("authorization"));
  }

  @Test
  void the_record_can_be_turned_off() {
    emulator.forget();
    emulator.record(false);

    HttpResponse<String> answer = visitor.whoAmI("unknown");

    assertEquals(401, answer.statusCode());
    assertFalse(emulator.requests().iterator().hasNext());
  }
}
