package org.vestibule.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmulatorTokenRefusalsTest {
  private Emulator emulator;
  private Visitor visitor;

  @BeforeAll
  void start() throws IOException {
    emulator = Emulator.start(0);
    emulator.allowRedirect(Visitor.CALLBACK);
    emulator.register(
        new Registration(
            "expired",
            "Expired",
            Registration.Kind.CONFIDENTIAL,
            Set.of("new"),
            Set.of("old"),
            Set.of(Visitor.CALLBACK),
            false));
    visitor = new Visitor(emulator);
  }

  @AfterAll
  void stop() {
    emulator.close();
  }

  private String freshCode() {
    Map<String, String> fields = visitor.authorizeFields();
    fields.put("prompt", "login");
    return visitor.code(Persona.ADA, fields);
  }

  private static void assertRefused(HttpResponse<String> answer, String error, String code) {
    assertEquals(error.equals("invalid_client") ? 401 : 400, answer.statusCode(), answer.body());
    assertEquals(error, Visitor.member(answer.body(), "error"), answer.body());
    assertEquals("[" + code + "]", Visitor.member(answer.body(), "error_codes"));
    assertTrue(answer.body().contains("\"error_description\":\"AADSTS" + code + ": "));
  }

  /** The changes are made to a good redemption; an empty value leaves the parameter out. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          no grant type,            grant_type=,                invalid_request,        900144
          an unknown grant type,    grant_type=password,        unsupported_grant_type, 70003
          no client,                client_id=,                 invalid_request,        900144
          an unknown client,        client_id=nobody,           unauthorized_client,    700016
          no secret,                client_secret=,             invalid_client,         7000218
          a wrong secret,           client_secret=wrong,        invalid_client,         7000215
          an expired secret,        client_id=expired&client_secret=old, invalid_client, 7000222
          a public client's secret, client_id=a84d07c2-1e5b-4936-b0f8-52e6d91c3a74, invalid_client, 700025
          an unregistered key,      client_secret=&client_assertion=a.b.c, invalid_client, 700027
          no code,                  code=,                      invalid_request,        900144
          an unknown code,          code=unknown,               invalid_grant,          70000
          another client's code,    client_id=expired&client_secret=new, invalid_grant, 70000
          no redirect URI,          redirect_uri=,              invalid_request,        900144
          another redirect URI,     redirect_uri=http://127.0.0.1:1/app/other, invalid_grant, 500112
          no verifier,              code_verifier=,             invalid_grant,          50148
          a wrong verifier,         code_verifier=wwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwwww, invalid_grant, 501481
          a resource at v2.0,       resource=https://a.example, invalid_request,        901002
          an unknown resource,      scope=https://a.example/.default, invalid_resource, 500011
          a scope without resource, scope=user_impersonation,   invalid_client,         650053
          a resource not granted,   scope=https://graph.microsoft.com/User.Read, invalid_grant, 65001
          no refresh token,         grant_type=refresh_token,   invalid_request,        900144
          an unknown refresh token, grant_type=refresh_token&refresh_token=x, invalid_grant, 70000
          an application's named scope, grant_type=client_credentials&scope=openid, invalid_scope, 1002012
          """)
  void refuses(String theCase, String changes, String error, String code) {
    Map<String, String> fields = visitor.codeFields(freshCode());
    Params.parse(changes).values().forEach(fields::put);
    fields.values().removeIf(String::isEmpty);

    HttpResponse<String> answer = visitor.token(fields);

    assertRefused(answer, error, code);
  }

  @Test
  void refuses_a_code_used_twice() {
    Map<String, String> fields = visitor.codeFields(freshCode());
    assertEquals(200, visitor.token(fields).statusCode());

    assertRefused(visitor.token(fields), "invalid_grant", "54005");
  }

  @Test
  void refuses_a_code_older_than_ten_minutes() {
    Map<String, String> fields = visitor.codeFields(freshCode());

    emulator.advance(Duration.ofMinutes(10));

    assertRefused(visitor.token(fields), "invalid_grant", "70008");
  }

  @Test
  void refuses_a_verifier_nobody_announced() {
    Map<String, String> authorize = visitor.authorizeFields();
    authorize.put("prompt", "login");
    authorize.remove("code_challenge");
    authorize.remove("code_challenge_method");

    HttpResponse<String> answer =
        visitor.token(visitor.codeFields(visitor.code(Persona.ADA, authorize)));

    assertRefused(answer, "invalid_grant", "501481");
  }

  @Test
  void refuses_several_resources_in_one_redemption() {
    Map<String, String> fields = visitor.codeFields(freshCode());
    fields.put("scope", visitor.dataverseScope() + " https://graph.microsoft.com/User.Read");

    assertRefused(visitor.token(fields), "invalid_scope", "700022");
  }

  @Test
  void refuses_a_secret_from_a_browser() {
    Map<String, String> fields = visitor.codeFields(freshCode());

    HttpResponse<String> answer = visitor.token(fields, "Origin", "http://127.0.0.1:1");

    assertRefused(answer, "invalid_request", "9002326");
  }

  @Test
  void refuses_two_ways_of_authentication_at_once() {
    Map<String, String> fields = visitor.codeFields(freshCode());
    String basic = Base64.getEncoder().encodeToString(new byte[] {'a', ':', 'b'});

    HttpResponse<String> answer = visitor.token(fields, "Authorization", "Basic " + basic);

    assertRefused(answer, "invalid_request", "9002313");
  }

  @Test
  void refuses_a_get() {
    assertRefused(visitor.get(visitor.tenant("/oauth2/v2.0/token")), "invalid_request", "900561");
  }

  @Test
  void refuses_an_unknown_tenant() {
    URI nobody = URI.create(emulator.base() + "/nobody.example/oauth2/v2.0/token");

    assertRefused(visitor.post(nobody, Map.of()), "invalid_request", "90002");
  }

  @Test
  void refuses_an_application_without_a_tenant() {
    Map<String, String> fields = visitor.codeFields("none");
    fields.put("grant_type", "client_credentials");
    URI common = URI.create(emulator.base() + "/common/oauth2/v2.0/token");

    assertRefused(visitor.post(common, fields), "invalid_request", "9001023");
  }

  @Test
  void refuses_a_code_of_the_other_generation() {
    HttpResponse<String> answer =
        visitor.post(visitor.tenant("/oauth2/token"), visitor.codeFields(freshCode()));

    assertRefused(answer, "invalid_grant", "70000");
  }

  @Test
  void refuses_another_resource_than_the_authorization_named() {
    Map<String, String> authorize = visitor.authorizeFields();
    authorize.put("resource", emulator.base().toString());
    authorize.put("prompt", "login");
    HttpResponse<String> page =
        visitor.get(visitor.tenant("/oauth2/authorize?" + Visitor.encode(authorize)));
    Map<String, String> fields =
        visitor.codeFields(Visitor.parameter(visitor.choose(page, Persona.ADA), "code"));
    fields.put("resource", "https://graph.microsoft.com");

    HttpResponse<String> answer = visitor.post(visitor.tenant("/oauth2/token"), fields);

    assertRefused(answer, "invalid_resource", "50001");
  }

  @Test
  void refuses_the_older_generation_without_a_resource() {
    Map<String, String> authorize = visitor.authorizeFields();
    authorize.put("prompt", "login");
    HttpResponse<String> page =
        visitor.get(visitor.tenant("/oauth2/authorize?" + Visitor.encode(authorize)));
    String code = Visitor.parameter(visitor.choose(page, Persona.ADA), "code");

    HttpResponse<String> answer =
        visitor.post(visitor.tenant("/oauth2/token"), visitor.codeFields(code));

    assertRefused(answer, "invalid_request", "900144");
  }
}
