package org.vestibule.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmulatorTokenTest {
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
  void a_code_becomes_three_tokens() {
    HttpResponse<String> answer = visitor.signIn(Persona.ADA);

    assertEquals(200, answer.statusCode(), answer.body());
    assertEquals("Bearer", Visitor.member(answer.body(), "token_type"));
    assertTrue(answer.body().contains("\"expires_in\":3599,"), answer.body());
    assertEquals(emulator.base() + "/user_impersonation", Visitor.member(answer.body(), "scope"));
    assertNotEquals("none", Visitor.member(answer.body(), "id_token"));
  }

  @Test
  void tokens_are_about_as_long_as_the_real_ones() {
    String body = visitor.signIn(Persona.ADA).body();

    int access = Visitor.member(body, "access_token").length();
    int refresh = Visitor.member(body, "refresh_token").length();
    assertTrue(access > 1700 && access < 2100, "access token: " + access);
    assertTrue(refresh > 1100 && refresh < 1300, "refresh token: " + refresh);
  }

  @Test
  void the_answer_must_not_be_stored() {
    HttpResponse<String> answer = visitor.signIn(Persona.ADA);

    assertEquals("no-store, no-cache", answer.headers().firstValue("Cache-Control").orElse(""));
    assertEquals("no-cache", answer.headers().firstValue("Pragma").orElse(""));
  }

  @Test
  void the_id_token_says_who_signed_in() {
    String claims = Visitor.claims(visitor.signIn(Persona.ADA));

    assertEquals(visitor.tenant("/v2.0").toString(), Visitor.member(claims, "iss"));
    assertEquals(Emulator.CLIENT_ID, Visitor.member(claims, "aud"));
    assertEquals("nonce-1", Visitor.member(claims, "nonce"));
    assertEquals(Persona.ADA.oid(), Visitor.member(claims, "oid"));
    assertEquals(Persona.ADA.displayName(), Visitor.member(claims, "name"));
    assertEquals("2.0", Visitor.member(claims, "ver"));
    assertFalse(claims.contains("at_hash"));
  }

  @Test
  void a_guest_has_an_identity_provider_and_a_mail_address() {
    String claims = Visitor.claims(visitor.signIn(Persona.GUEST));

    assertEquals("1", Visitor.member(claims, "acct"));
    assertEquals(Emulator.TENANT, Visitor.member(claims, "tid"));
    assertTrue(Visitor.member(claims, "idp").contains(Tenant.GUEST_HOME));
    assertEquals("gita@fabrikam.example", Visitor.member(claims, "email"));
  }

  @Test
  void organizations_signs_a_guest_in_to_the_directory_at_home() {
    String organizations = emulator.base() + "/organizations";
    HttpResponse<String> page =
        visitor.get(
            URI.create(
                organizations
                    + "/oauth2/v2.0/authorize?"
                    + Visitor.encode(visitor.authorizeFields())));
    String code = Visitor.parameter(visitor.choose(page, Persona.GUEST), "code");

    HttpResponse<String> answer =
        visitor.post(URI.create(organizations + "/oauth2/v2.0/token"), visitor.codeFields(code));

    String claims = Visitor.claims(answer);
    assertEquals(Tenant.GUEST_HOME, Visitor.member(claims, "tid"));
    assertEquals(
        emulator.base() + "/" + Tenant.GUEST_HOME + "/v2.0", Visitor.member(claims, "iss"));
  }

  @Test
  void without_offline_access_there_is_no_refresh_token() {
    Map<String, String> fields = visitor.authorizeFields();
    fields.put("scope", "openid " + emulator.base() + "/user_impersonation");

    String body = visitor.token(visitor.codeFields(visitor.code(Persona.ADA, fields))).body();

    assertEquals("none", Visitor.member(body, "refresh_token"));
    assertNotEquals("none", Visitor.member(body, "id_token"));
  }

  @Test
  void without_openid_there_is_no_id_token() {
    Map<String, String> fields = visitor.authorizeFields();
    fields.put("scope", emulator.base() + "/user_impersonation");

    String body = visitor.token(visitor.codeFields(visitor.code(Persona.ADA, fields))).body();

    assertEquals("none", Visitor.member(body, "id_token"));
    assertNotEquals("none", Visitor.member(body, "access_token"));
  }

  @Test
  void basic_authentication_takes_form_encoded_credentials() {
    Map<String, String> fields =
        visitor.codeFields(visitor.code(Persona.ADA, visitor.authorizeFields()));
    fields.remove("client_id");
    fields.remove("client_secret");
    String pair =
        Emulator.CLIENT_ID
            + ":"
            + URLEncoder.encode(Emulator.CLIENT_SECRET, StandardCharsets.UTF_8);
    String encoded = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));

    HttpResponse<String> answer = visitor.token(fields, "Authorization", "Basic " + encoded);

    assertEquals(200, answer.statusCode(), answer.body());
  }

  @Test
  void a_public_client_needs_no_secret() {
    Map<String, String> authorize = visitor.authorizeFields();
    authorize.put("client_id", Emulator.PUBLIC_CLIENT_ID);
    Map<String, String> fields = visitor.codeFields(visitor.code(Persona.ADA, authorize));
    fields.put("client_id", Emulator.PUBLIC_CLIENT_ID);
    fields.remove("client_secret");

    assertEquals(200, visitor.token(fields).statusCode());
  }

  @Test
  void the_older_generation_writes_numbers_as_strings() {
    Map<String, String> fields = visitor.authorizeFields();
    fields.remove("scope");
    fields.put("resource", emulator.base() + "/");
    HttpResponse<String> page =
        visitor.get(visitor.tenant("/oauth2/authorize?" + Visitor.encode(fields)));
    String code = Visitor.parameter(visitor.choose(page, Persona.ADA), "code");

    HttpResponse<String> answer =
        visitor.post(visitor.tenant("/oauth2/token"), visitor.codeFields(code));

    assertTrue(answer.body().contains("\"expires_in\":\"3599\""), answer.body());
    assertEquals(emulator.base().toString(), Visitor.member(answer.body(), "resource"));
    assertEquals(visitor.tenant("/").toString(), Visitor.member(Visitor.claims(answer), "iss"));
    assertEquals(200, visitor.whoAmI(Visitor.member(answer.body(), "access_token")).statusCode());
  }

  @Test
  void an_application_gets_an_access_token_only() {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("grant_type", "client_credentials");
    fields.put("client_id", Emulator.CLIENT_ID);
    fields.put("client_secret", Emulator.CLIENT_SECRET);
    fields.put("scope", emulator.base() + "/.default");

    String body = visitor.token(fields).body();

    assertNotEquals("none", Visitor.member(body, "access_token"));
    assertEquals("none", Visitor.member(body, "refresh_token"));
    assertEquals("none", Visitor.member(body, "id_token"));
  }

  @Test
  void the_callers_request_id_comes_back() {
    String id = "11111111-2222-4333-8444-555555555555";

    HttpResponse<String> answer =
        visitor.token(
            Map.of("x", "y"), "client-request-id", id, "return-client-request-id", "true");

    assertEquals(id, Visitor.member(answer.body(), "correlation_id"));
    assertEquals(id, answer.headers().firstValue("client-request-id").orElse("none"));
  }
}
