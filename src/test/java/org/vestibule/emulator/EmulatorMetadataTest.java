package org.vestibule.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmulatorMetadataTest {
  private Emulator emulator;
  private Visitor visitor;

  @BeforeAll
  void start() throws IOException {
    emulator = Emulator.start(0);
    visitor = new Visitor(emulator);
  }

  @AfterAll
  void stop() {
    emulator.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          the tenant's GUID,        7c9e6f3a-52d1-4b8e-9f40-3a1d5e8b2c60/v2.0, 7c9e6f3a-52d1-4b8e-9f40-3a1d5e8b2c60/v2.0
          its verified domain,      contoso.example/v2.0, 7c9e6f3a-52d1-4b8e-9f40-3a1d5e8b2c60/v2.0
          organizations,            organizations/v2.0,   {tenantid}/v2.0
          common,                   common/v2.0,          {tenantid}/v2.0
          the older generation,     contoso.example,      7c9e6f3a-52d1-4b8e-9f40-3a1d5e8b2c60/
          the older organizations,  organizations,        {tenantid}/
          """)
  void the_issuer_follows_the_tenant(String theCase, String path, String issuer) {
    URI uri = URI.create(emulator.base() + "/" + path + "/.well-known/openid-configuration");

    HttpResponse<String> answer = visitor.get(uri);

    assertEquals(emulator.base() + "/" + issuer, Visitor.member(answer.body(), "issuer"), theCase);
  }

  @Test
  void the_metadata_come_with_the_recorded_headers() {
    HttpResponse<String> answer =
        visitor.get(visitor.tenant("/v2.0/.well-known/openid-configuration"));

    assertEquals("max-age=86400, private", header(answer, "Cache-Control"));
    assertEquals("application/json; charset=utf-8", header(answer, "Content-Type"));
    assertEquals("*", header(answer, "Access-Control-Allow-Origin"));
  }

  @Test
  void pkce_is_not_advertised() {
    HttpResponse<String> answer =
        visitor.get(visitor.tenant("/v2.0/.well-known/openid-configuration"));

    assertFalse(answer.body().contains("code_challenge_methods_supported"));
  }

  @Test
  void the_endpoints_of_the_older_generation_have_no_version_in_their_path() {
    HttpResponse<String> answer = visitor.get(visitor.tenant("/.well-known/openid-configuration"));

    assertEquals(
        visitor.tenant("/oauth2/token").toString(),
        Visitor.member(answer.body(), "token_endpoint"));
  }

  @Test
  void an_address_by_name_leads_to_the_same_issuer() {
    URI byName =
        URI.create(
            visitor
                .tenant("/v2.0/.well-known/openid-configuration")
                .toString()
                .replace("127.0.0.1", "localhost"));

    HttpResponse<String> answer = visitor.get(byName);

    assertEquals(visitor.tenant("/v2.0").toString(), Visitor.member(answer.body(), "issuer"));
  }

  @Test
  void an_unknown_tenant_is_refused() {
    HttpResponse<String> answer =
        visitor.get(
            URI.create(emulator.base() + "/nobody.example/v2.0/.well-known/openid-configuration"));

    assertEquals(400, answer.statusCode());
    assertTrue(answer.body().contains("AADSTS90002"));
  }

  @Test
  void the_key_set_names_the_issuer_of_its_keys() {
    HttpResponse<String> answer = visitor.get(visitor.tenant("/discovery/v2.0/keys"));

    assertEquals(visitor.tenant("/v2.0").toString(), Visitor.member(answer.body(), "issuer"));
    assertEquals(3, answer.body().split("\"kid\"", -1).length);
  }

  @Test
  void the_keys_of_the_older_generation_name_no_issuer() {
    HttpResponse<String> answer = visitor.get(visitor.tenant("/discovery/keys"));

    assertFalse(answer.body().contains("issuer"));
  }

  @Test
  void a_rotated_key_leaves_the_key_set() {
    String before =
        Visitor.member(visitor.get(visitor.tenant("/discovery/v2.0/keys")).body(), "kid");

    emulator.rotateKeys();

    String after = visitor.get(visitor.tenant("/discovery/v2.0/keys")).body();
    assertFalse(after.contains(before));
    assertNotEquals("none", Visitor.member(after, "kid"));
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("none");
  }
}
