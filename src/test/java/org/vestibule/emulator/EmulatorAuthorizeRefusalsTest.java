package org.vestibule.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmulatorAuthorizeRefusalsTest {
  private static final URI PUBLIC_ONLY = URI.create("http://127.0.0.1:2/");

  private Emulator emulator;

  @BeforeAll
  void start() throws IOException {
    emulator = Emulator.start(0);
    emulator.allowRedirect(Visitor.CALLBACK);
    emulator.register(Registration.publicClient("without-address"));
    emulator.register(Registration.confidential("single", "secret", PUBLIC_ONLY));
  }

  @AfterAll
  void stop() {
    emulator.close();
  }

  /** An empty value leaves the parameter out. */
  private static Map<String, String> changed(Visitor visitor, String changes) {
    Map<String, String> fields = visitor.authorizeFields();
    Params.parse(changes).values().forEach(fields::put);
    fields.values().removeIf(String::isEmpty);
    return fields;
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          no client,                 client_id=,                                  900144
          an unknown client,         client_id=nobody,                            700016
          a client without address,  client_id=without-address,                   500113
          no redirect URI,           redirect_uri=,                               900971
          another redirect URI,      redirect_uri=http://127.0.0.1:1/app/other,   50011
          another letter case,       redirect_uri=http://127.0.0.1:1/app/Callback,50011
          another port,              redirect_uri=http://127.0.0.1:9/app/callback,50011
          another host,              redirect_uri=http://localhost:1/app/callback,50011
          a longer path,             redirect_uri=http://127.0.0.1:1/app/callback/,50011
          another client's address,  client_id=single,                            50011
          """)
  void stay_on_a_page_while_the_redirect_uri_is_not_trusted(
      String theCase, String changes, String code) {
    Visitor visitor = new Visitor(emulator);

    HttpResponse<String> page = visitor.authorize(changed(visitor, changes));

    assertEquals(400, page.statusCode(), theCase);
    assertTrue(page.body().contains("AADSTS" + code + ":"), page.body());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          no response type,          response_type=,                        invalid_request, 900144
          an unknown response type,  response_type=token,                   unsupported_response_type, 70005
          a hybrid response type,    response_type=code+id_token,           unsupported_response_type, 700054
          an unknown response mode,  response_mode=web_message,             invalid_request, 70007
          no scope,                  scope=,                                invalid_request, 900144
          a scope without resource,  scope=openid+user_impersonation,       invalid_client,  650053
          an unknown resource,       scope=https://other.example/.default,  invalid_resource, 500011
          a resource at v2.0,        resource=https://org.example,          invalid_request, 901002
          a short challenge,         code_challenge=abc,                    invalid_request, 501491
          a long S256 challenge,     code_challenge=aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeee, invalid_request, 501491
          an unknown method,         code_challenge_method=S512,            invalid_request, 50149
          a method alone,            code_challenge=,                       invalid_request, 50147
          an unknown prompt,         prompt=maybe,                          invalid_request, 90023
          two prompts,               prompt=login+consent,                  invalid_request, 90023
          picker and hint,           prompt=select_account&login_hint=a@b,  invalid_request, 90023
          session and hint,          sid=1&login_hint=a@b,                  invalid_request, 90005
          silent but signed out,     prompt=none,                           login_required, 50058
          silent with lost session,  prompt=none&sid=gone,                  interaction_required, 160021
          """)
  void come_back_to_the_client(String theCase, String changes, String error, String code) {
    Visitor visitor = new Visitor(emulator);

    HttpResponse<String> redirect = visitor.authorize(changed(visitor, changes));

    assertEquals(error, Visitor.parameter(redirect, "error"), theCase);
    String description = Visitor.parameter(redirect, "error_description");
    assertTrue(description.startsWith("AADSTS" + code + ": "), description);
    assertTrue(description.contains("\r\nTrace ID: "), description);
    assertEquals("state-1", Visitor.parameter(redirect, "state"));
  }

  @Test
  void a_public_client_must_use_pkce() {
    Visitor visitor = new Visitor(emulator);
    String changes =
        "code_challenge=&code_challenge_method=&client_id=" + Emulator.PUBLIC_CLIENT_ID;

    HttpResponse<String> redirect = visitor.authorize(changed(visitor, changes));

    assertTrue(Visitor.parameter(redirect, "error_description").startsWith("AADSTS50147: "));
  }

  @Test
  void a_default_scope_cannot_be_mixed_with_named_ones() {
    Visitor visitor = new Visitor(emulator);
    Map<String, String> fields = visitor.authorizeFields();
    fields.merge("scope", " " + emulator.base() + "/.default", String::concat);

    HttpResponse<String> redirect = visitor.authorize(fields);

    assertEquals("invalid_scope", Visitor.parameter(redirect, "error"));
    assertTrue(Visitor.parameter(redirect, "error_description").startsWith("AADSTS70011: "));
  }

  @Test
  void a_repeated_parameter_is_malformed() {
    Visitor visitor = new Visitor(emulator);
    String query = Visitor.encode(visitor.authorizeFields()) + "&nonce=nonce-2";

    HttpResponse<String> redirect = visitor.get(visitor.tenant("/oauth2/v2.0/authorize?" + query));

    assertTrue(Visitor.parameter(redirect, "error_description").startsWith("AADSTS9002313: "));
  }

  @Test
  void a_very_long_query_stays_on_a_page() {
    Visitor visitor = new Visitor(emulator);

    HttpResponse<String> page = visitor.authorize(changed(visitor, "state=" + "s".repeat(20_000)));

    assertTrue(page.body().contains("AADSTS90015:"));
  }

  @Test
  void a_single_tenant_client_cannot_use_common() {
    Visitor visitor = new Visitor(emulator);
    Map<String, String> fields = changed(visitor, "client_id=single&redirect_uri=" + PUBLIC_ONLY);

    HttpResponse<String> page =
        visitor.get(
            URI.create(
                emulator.base() + "/common/oauth2/v2.0/authorize?" + Visitor.encode(fields)));

    assertTrue(page.body().contains("AADSTS50194:"));
  }

  @Test
  void a_stranger_cannot_sign_in_to_another_tenant() {
    Visitor visitor = new Visitor(emulator);
    String path = "/" + Tenant.GUEST_HOME + "/oauth2/v2.0/authorize?";

    HttpResponse<String> page =
        visitor.get(URI.create(emulator.base() + path + Visitor.encode(visitor.authorizeFields())));

    String flow = Visitor.find(page.body(), "name=\"flow\" value=\"([^\"]+)");
    HttpResponse<String> refused =
        visitor.post(
            URI.create(emulator.base() + "/" + Tenant.GUEST_HOME + "/login"),
            Map.of("flow", flow, "persona", "ada"));
    assertTrue(refused.body().contains("AADSTS50020:"));
  }
}
