package org.vestibule.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EmulatorRefreshTest {
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

  private HttpResponse<String> refresh(String refreshToken, String... more) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("grant_type", "refresh_token");
    fields.put("client_id", Emulator.CLIENT_ID);
    fields.put("client_secret", Emulator.CLIENT_SECRET);
    fields.put("refresh_token", refreshToken);
    for (int i = 0; i < more.length; i += 2) {
      fields.put(more[i], more[i + 1]);
    }
    return visitor.token(fields);
  }

  @Test
  void a_refreshed_id_token_has_no_nonce() {
    String first = visitor.signIn(Persona.ADA).body();

    HttpResponse<String> second = refresh(Visitor.member(first, "refresh_token"));

    assertEquals(200, second.statusCode(), second.body());
    assertEquals("none", Visitor.member(Visitor.claims(second), "nonce"));
    assertEquals(
        Visitor.member(Visitor.claims(second), "sub"), Persona.ADA.subject(Emulator.CLIENT_ID));
  }

  @Test
  void an_old_refresh_token_keeps_working() {
    String token = Visitor.member(visitor.signIn(Persona.ADA).body(), "refresh_token");
    HttpResponse<String> second = refresh(token);

    assertNotEquals(token, Visitor.member(second.body(), "refresh_token"));
    assertEquals(200, refresh(token).statusCode());
  }

  @Test
  void a_refresh_token_serves_other_resources() {
    String token = Visitor.member(visitor.signIn(Persona.ADA).body(), "refresh_token");

    HttpResponse<String> answer = refresh(token, "scope", "https://graph.microsoft.com/User.Read");

    assertEquals("https://graph.microsoft.com/User.Read", Visitor.member(answer.body(), "scope"));
    assertEquals(401, visitor.whoAmI(Visitor.member(answer.body(), "access_token")).statusCode());
  }

  @Test
  void in_one_time_mode_reuse_revokes_the_family() {
    emulator.rotateRefreshTokens(true);
    String first = Visitor.member(visitor.signIn(Persona.ADA).body(), "refresh_token");
    String second = Visitor.member(refresh(first).body(), "refresh_token");

    HttpResponse<String> reused = refresh(first);

    assertEquals("invalid_grant", Visitor.member(reused.body(), "error"));
    assertTrue(refresh(second).body().contains("AADSTS50173"));
  }

  @Test
  void a_refresh_token_expires_after_ninety_days() {
    String token = Visitor.member(visitor.signIn(Persona.ADA).body(), "refresh_token");

    emulator.advance(Duration.ofDays(90));

    assertTrue(refresh(token).body().contains("AADSTS700082"));
  }

  @Test
  void client_info_comes_when_asked_for() {
    String token = Visitor.member(visitor.signIn(Persona.ADA).body(), "refresh_token");

    String info = Visitor.member(refresh(token, "client_info", "1").body(), "client_info");

    String account = new String(Base64.getUrlDecoder().decode(info), StandardCharsets.UTF_8);
    assertEquals(Persona.ADA.oid(), Visitor.member(account, "uid"));
  }
}
