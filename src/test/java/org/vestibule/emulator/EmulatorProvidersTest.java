package org.vestibule.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmulatorProvidersTest {
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

  private URI at(String path) {
    return URI.create(emulator.base() + path);
  }

  private Map<String, String> openIdFields() {
    Map<String, String> fields = visitor.authorizeFields();
    fields.put("scope", "openid profile email offline_access something-unknown");
    return fields;
  }

  private Map<String, String> adfsFields() {
    Map<String, String> fields = visitor.authorizeFields();
    fields.put("scope", "openid");
    fields.put("resource", emulator.base().toString());
    return fields;
  }

  private HttpResponse<String> chosen(String path, Map<String, String> fields) {
    HttpResponse<String> page = visitor.get(at(path + "?" + Visitor.encode(fields)));
    String flow = Visitor.find(page.body(), "name=\"flow\" value=\"([^\"]+)");
    String login = Visitor.find(page.body(), "action=\"([^\"]+/login)\"");
    return visitor.post(at(login), Map.of("flow", flow, "persona", "ada"));
  }

  private String openIdTokens() {
    String code = Visitor.parameter(chosen("/op/authorize", openIdFields()), "code");
    return visitor.post(at("/op/token"), visitor.codeFields(code)).body();
  }

  private String adfsTokens() {
    String code = Visitor.parameter(chosen("/adfs/oauth2/authorize", adfsFields()), "code");
    return visitor.post(at("/adfs/oauth2/token"), visitor.codeFields(code)).body();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "/op, /op/authorize, /op/token, /op/keys, /op/logout",
    "/adfs, /adfs/oauth2/authorize, /adfs/oauth2/token, /adfs/discovery/keys, /adfs/oauth2/logout"
  })
  void the_metadata_are_below_the_issuer(
      String root, String authorize, String token, String keys, String logout) {
    String body = visitor.get(at(root + "/.well-known/openid-configuration")).body();

    assertEquals(at(root).toString(), Visitor.member(body, "issuer"));
    assertEquals(at(authorize).toString(), Visitor.member(body, "authorization_endpoint"));
    assertEquals(at(token).toString(), Visitor.member(body, "token_endpoint"));
    assertEquals(at(keys).toString(), Visitor.member(body, "jwks_uri"));
    assertEquals(at(logout).toString(), Visitor.member(body, "end_session_endpoint"));
    String keySet = visitor.get(at(keys)).body();
    assertTrue(keySet.contains("\"kid\"") && !keySet.contains("issuer"));
  }

  @Test
  void the_plain_provider_knows_no_tenant() {
    Jws token = Jws.parse(Visitor.member(openIdTokens(), "id_token"));

    assertEquals(at("/op").toString(), token.text("iss"));
    assertEquals(Emulator.CLIENT_ID, token.audience());
    assertEquals("nonce-1", token.text("nonce"));
    assertEquals(Persona.ADA.displayName(), token.text("name"));
    assertFalse(token.claims().containsKey("tid") || token.claims().containsKey("oid"));
    assertFalse(token.text("sub").isEmpty());
  }

  @Test
  void the_plain_providers_access_token_is_nothing_to_dataverse_unless_asked_for() {
    Map<String, String> fields = openIdFields();
    fields.merge("scope", " " + emulator.base() + "/user_impersonation", String::concat);
    String plain = Visitor.member(openIdTokens(), "access_token");
    fields.put("prompt", "login");
    String code = Visitor.parameter(chosen("/op/authorize", fields), "code");
    String asked = visitor.post(at("/op/token"), visitor.codeFields(code)).body();

    assertEquals(401, visitor.whoAmI(plain).statusCode());
    assertEquals(200, visitor.whoAmI(Visitor.member(asked, "access_token")).statusCode());
  }

  @Test
  void the_plain_provider_refuses_without_numbers() {
    Map<String, String> fields = visitor.codeFields("unknown");

    HttpResponse<String> answer = visitor.post(at("/op/token"), fields);

    assertEquals(400, answer.statusCode());
    assertEquals("invalid_grant", Visitor.member(answer.body(), "error"));
    assertFalse(answer.body().contains("AADSTS") || answer.body().contains("trace_id"));
    fields.put("prompt", "none");
    Map<String, String> silent = openIdFields();
    silent.put("prompt", "none");
    HttpResponse<String> redirect = visitor.get(at("/op/authorize?" + Visitor.encode(silent)));
    assertEquals("login_required", Visitor.parameter(redirect, "error"));
    assertFalse(Visitor.parameter(redirect, "error_description").contains("AADSTS"));
  }

  @Test
  void the_plain_provider_has_no_application_tokens() {
    Map<String, String> fields = visitor.codeFields("x");
    fields.put("grant_type", "client_credentials");

    String body = visitor.post(at("/op/token"), fields).body();

    assertEquals("unsupported_grant_type", Visitor.member(body, "error"));
  }

  @Test
  void codes_and_refresh_tokens_stay_with_their_provider() {
    String code = Visitor.parameter(chosen("/op/authorize", openIdFields()), "code");
    visitor = new Visitor(emulator);
    String token = Visitor.member(openIdTokens(), "refresh_token");

    String redeemed = visitor.token(visitor.codeFields(code)).body();
    String refreshed = visitor.refresh(token, Map.of()).body();

    assertEquals("invalid_grant", Visitor.member(redeemed, "error"));
    assertEquals("invalid_grant", Visitor.member(refreshed, "error"));
  }

  @Test
  void the_plain_provider_takes_pushed_requests_too() {
    emulator.requirePushedRequests(true);
    Map<String, String> fields = openIdFields();
    fields.put("client_secret", Emulator.CLIENT_SECRET);

    HttpResponse<String> pushed = visitor.post(at("/op/par"), fields);

    assertEquals(201, pushed.statusCode());
    Map<String, String> reference = new LinkedHashMap<>();
    reference.put("client_id", Emulator.CLIENT_ID);
    reference.put("request_uri", Visitor.member(pushed.body(), "request_uri"));
    assertFalse(Visitor.parameter(chosen("/op/authorize", reference), "code").equals("none"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"/op/logout", "/adfs/oauth2/logout"})
  void sign_out_leads_back_for_an_id_token_or_a_client_only(String path) {
    String hint = Visitor.member(openIdTokens(), "id_token");
    String target = "post_logout_redirect_uri=" + Visitor.CALLBACK;

    assertEquals(200, visitor.get(at(path + "?" + target)).statusCode());
    assertEquals(
        302,
        visitor.get(at(path + "?" + target + "&client_id=" + Emulator.CLIENT_ID)).statusCode());
    assertEquals(302, visitor.get(at(path + "?" + target + "&id_token_hint=" + hint)).statusCode());
    assertEquals(400, visitor.get(at(path + "?" + target + "&id_token_hint=forged")).statusCode());
  }

  @Test
  void an_id_token_ends_its_session_without_a_cookie() {
    String hint = Visitor.member(openIdTokens(), "id_token");

    new Visitor(emulator).get(at("/op/logout?id_token_hint=" + hint));

    HttpResponse<String> page = visitor.get(at("/op/authorize?" + Visitor.encode(openIdFields())));
    assertEquals(200, page.statusCode());
  }

  @Test
  void ad_fs_names_users_by_upn() {
    String body = adfsTokens();
    Jws token = Jws.parse(Visitor.member(body, "id_token"));

    assertEquals(at("/adfs").toString(), token.text("iss"));
    assertEquals(Persona.ADA.account(), token.text("upn"));
    assertEquals("CONTOSO\\ada", token.text("unique_name"));
    assertFalse(token.claims().containsKey("tid") || token.claims().containsKey("oid"));
    assertEquals("3599", Visitor.member(body, "expires_in"));
    assertEquals(200, visitor.whoAmI(Visitor.member(body, "access_token")).statusCode());
  }

  @Test
  void ad_fs_wants_a_resource() {
    Map<String, String> fields = adfsFields();
    fields.remove("resource");

    HttpResponse<String> redirect =
        visitor.get(at("/adfs/oauth2/authorize?" + Visitor.encode(fields)));

    assertEquals("invalid_request", Visitor.parameter(redirect, "error"));
  }

  @Test
  void the_other_providers_have_no_entra_paths() {
    assertEquals(404, visitor.get(at("/op/oauth2/v2.0/authorize")).statusCode());
    assertEquals(404, visitor.get(at("/adfs/v2.0/.well-known/openid-configuration")).statusCode());
  }

  @Test
  void faults_strike_the_other_providers_too() {
    emulator.next(Fault.KEYS_500);
    emulator.next(Fault.METADATA_WRONG_ISSUER);

    assertEquals(500, visitor.get(at("/op/keys")).statusCode());
    String body = visitor.get(at("/adfs/.well-known/openid-configuration")).body();
    assertTrue(Visitor.member(body, "issuer").contains("somebody-else"));
  }
}
