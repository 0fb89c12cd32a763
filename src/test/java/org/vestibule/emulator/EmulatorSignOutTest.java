package org.vestibule.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmulatorSignOutTest {
  private static final URI LOGOUT_URL = URI.create("http://127.0.0.1:1/app/front");

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

  private Jws token(LogoutFault... faults) {
    return Jws.parse(emulator.logoutToken(Persona.ADA, faults));
  }

  private boolean good(Jws token) {
    String alg = token.head("alg");
    return !alg.equals("none")
        && token.signedBy(alg, new SigningKeys(0).current().pair().getPublic());
  }

  @Test
  void the_session_has_one_identifier_for_all_its_tokens() {
    String sid = Visitor.member(Visitor.claims(visitor.signIn(Persona.ADA)), "sid");
    String code = Visitor.parameter(visitor.authorize(visitor.authorizeFields()), "code");

    String claims = Visitor.claims(visitor.token(visitor.codeFields(code)));

    assertEquals(sid, Visitor.member(claims, "sid"));
  }

  @Test
  void the_sign_out_page_frames_every_registered_address() {
    emulator.frontChannel(LOGOUT_URL);
    emulator.frontChannel(URI.create("http://127.0.0.1:2/other?a=b"));
    String sid = Visitor.member(Visitor.claims(visitor.signIn(Persona.ADA)), "sid");

    HttpResponse<String> page = visitor.get(visitor.tenant("/oauth2/v2.0/logout"));

    assertTrue(page.body().contains("<iframe src=\"" + LOGOUT_URL + "?sid=" + sid + "\""));
    assertTrue(page.body().contains("\"http://127.0.0.1:2/other?a=b&amp;sid=" + sid + "\""));
    String policy = page.headers().firstValue("Content-Security-Policy").orElse("");
    assertTrue(policy.endsWith("; frame-src http://127.0.0.1:1 http://127.0.0.1:2"), policy);
    assertEquals(URI.create(LOGOUT_URL + "?sid=" + sid), emulator.frontChannelUri(Persona.ADA));
  }

  @Test
  void the_sign_out_page_goes_on_to_the_application() {
    emulator.frontChannel(LOGOUT_URL);
    String body = visitor.signIn(Persona.ADA).body();

    HttpResponse<String> page =
        visitor.get(
            visitor.tenant(
                "/oauth2/v2.0/logout?state=s&post_logout_redirect_uri=" + Visitor.CALLBACK));

    assertEquals(
        "2; url=" + Visitor.CALLBACK + "?state=s",
        page.headers().firstValue("Refresh").orElse("none"),
        body);
  }

  @Test
  void the_issuer_comes_along_when_asked_for() {
    emulator.frontChannel(LOGOUT_URL);
    emulator.frontChannelIssuer(true);
    String body = visitor.signIn(Persona.ADA).body();

    Map<String, String> sent =
        Params.parse(emulator.frontChannelUri(Persona.ADA).getRawQuery()).values();

    assertEquals(visitor.tenant("/v2.0").toString(), sent.get("iss"), body);
    assertTrue(sent.containsKey("sid"));
  }

  @Test
  void without_a_session_there_is_no_frame() {
    emulator.frontChannel(LOGOUT_URL);

    HttpResponse<String> page = visitor.get(visitor.tenant("/oauth2/v2.0/logout"));

    assertFalse(page.body().contains("<iframe"));
    assertThrows(IllegalStateException.class, () -> emulator.frontChannelUri(Persona.ADA));
  }

  @Test
  void back_channel_logout_is_promised_when_asked_for() {
    String address = "/v2.0/.well-known/openid-configuration";
    String off = visitor.get(visitor.tenant(address)).body();
    emulator.backChannelLogout(true);
    String on = visitor.get(visitor.tenant(address)).body();

    assertFalse(off.contains("backchannel_logout"));
    assertEquals("true", Visitor.member(on, "backchannel_logout_supported"));
    assertEquals("true", Visitor.member(on, "backchannel_logout_session_supported"));
  }

  @Test
  void a_good_logout_token_is_about_the_last_session() {
    String claims = Visitor.claims(visitor.signIn(Persona.ADA));

    Jws token = token();

    assertTrue(good(token));
    assertEquals("logout+jwt", token.head("typ"));
    assertEquals(visitor.tenant("/v2.0").toString(), token.text("iss"));
    assertEquals(Emulator.CLIENT_ID, token.audience());
    assertEquals(Visitor.member(claims, "sub"), token.text("sub"));
    assertEquals(Visitor.member(claims, "sid"), token.text("sid"));
    assertEquals(
        "{http://schemas.openid.net/event/backchannel-logout={}}",
        String.valueOf(token.claims().get("events")));
    assertTrue(token.seconds("exp", 0) - token.seconds("iat", 0) <= 120);
  }

  @ParameterizedTest(name = "{0} changes {1}")
  @CsvSource({
    "NO_EVENT, events, null",
    "WRONG_EVENT, events, {http://schemas.openid.net/event/other={}}",
    "WITH_NONCE, nonce, nonce-of-an-id-token",
    "WRONG_AUD, aud, 99999999-9999-4999-8999-999999999999",
    "NO_SUB_NO_SID, sub, null",
    "NO_SUB_NO_SID, sid, null",
    "NO_JTI, jti, null"
  })
  void a_bad_logout_token_has_a_wrong_claim(LogoutFault fault, String claim, String value) {
    Jws token = token(fault);

    assertEquals(value, String.valueOf(token.claims().get(claim)));
    assertTrue(good(token));
  }

  @Test
  void a_bad_logout_token_has_a_wrong_issuer_or_time() {
    long now = System.currentTimeMillis() / 1000;

    assertFalse(token(LogoutFault.WRONG_ISS).text("iss").contains(Emulator.TENANT));
    assertTrue(token(LogoutFault.EXPIRED).seconds("exp", now) < now - 3000);
    assertTrue(token(LogoutFault.OLD_IAT).seconds("iat", now) < now - 80_000);
    assertTrue(token(LogoutFault.OLD_IAT).seconds("exp", 0) > now);
  }

  @Test
  void a_bad_logout_token_has_a_wrong_header_or_signature() {
    assertEquals("JWT", token(LogoutFault.ID_TOKEN_TYPE).head("typ"));
    assertEquals("none", token(LogoutFault.ALG_NONE).head("alg"));
    assertEquals("", token(LogoutFault.ALG_NONE).signature());
    assertFalse(good(token(LogoutFault.WRONG_KEY)));
  }
}
