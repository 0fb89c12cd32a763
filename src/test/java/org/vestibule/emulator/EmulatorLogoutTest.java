package org.vestibule.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

class EmulatorLogoutTest {
  private static final URI AFTER = URI.create("http://127.0.0.1:1/app/");

  private Emulator emulator;
  private Visitor visitor;

  @BeforeEach
  void start() throws IOException {
    emulator = Emulator.start(0);
    emulator.allowRedirect(Visitor.CALLBACK);
    emulator.allowPostLogout(AFTER);
    visitor = new Visitor(emulator);
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"/oauth2/v2.0/logout", "/oauth2/logout"})
  void ends_the_session(String path) {
    String code = visitor.code(Persona.ADA, visitor.authorizeFields());

    HttpResponse<String> page = visitor.get(visitor.tenant(path));

    assertTrue(page.body().contains("You signed out of your account"), code);
    assertEquals(200, visitor.authorize(visitor.authorizeFields()).statusCode());
  }

  @Test
  void leads_back_to_a_registered_address_with_the_state() {
    Map<String, String> fields =
        Map.of("post_logout_redirect_uri", AFTER.toString(), "state", "s 1");

    HttpResponse<String> redirect =
        visitor.get(visitor.tenant("/oauth2/v2.0/logout?" + Visitor.encode(fields)));

    assertEquals(302, redirect.statusCode());
    assertEquals(AFTER + "?state=s+1", redirect.headers().firstValue("Location").orElse("none"));
  }

  @Test
  void leads_back_after_a_post_too() {
    Map<String, String> fields = Map.of("post_logout_redirect_uri", Visitor.CALLBACK.toString());

    HttpResponse<String> redirect = visitor.post(visitor.tenant("/oauth2/v2.0/logout"), fields);

    assertEquals(
        Visitor.CALLBACK.toString(), redirect.headers().firstValue("Location").orElse("none"));
  }

  @Test
  void an_unregistered_address_is_not_followed() {
    Map<String, String> fields = Map.of("post_logout_redirect_uri", "http://127.0.0.1:1/other");

    HttpResponse<String> page =
        visitor.get(visitor.tenant("/oauth2/v2.0/logout?" + Visitor.encode(fields)));

    assertEquals(200, page.statusCode());
  }

  @Test
  void a_refresh_token_survives() {
    String token = Visitor.member(visitor.signIn(Persona.ADA).body(), "refresh_token");
    HttpResponse<String> page = visitor.get(visitor.tenant("/oauth2/v2.0/logout"));

    HttpResponse<String> answer =
        visitor.token(
            Map.of(
                "grant_type",
                "refresh_token",
                "client_id",
                Emulator.CLIENT_ID,
                "client_secret",
                Emulator.CLIENT_SECRET,
                "refresh_token",
                token));

    assertEquals(200, answer.statusCode(), page.body());
  }
}
