package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.LogoutFault;
import org.vestibule.emulator.Persona;

/** Providers that end sessions in ways Entra does not. Their metadata are their own. */
@Tag("tomcat")
final class SignOutVariantIT {
  @Test
  void a_logout_token_ends_the_session_and_a_bad_one_does_not() throws Exception {
    try (Emulator emulator = Emulator.start(0)) {
      emulator.backChannelLogout(true);
      try (var server = Variant.of(emulator, "/vestibule", Map.of())) {
        var visitor = new Visitor(server.app());
        visitor.signIn(Persona.ADA);
        for (LogoutFault fault : LogoutFault.values()) {
          if (fault != LogoutFault.ID_TOKEN_TYPE) {
            refused(server, emulator.logoutToken(Persona.ADA, fault), fault.toString());
          }
        }
        for (String text : List.of("", "x", "a.b.c", "e".repeat(20_000), "e".repeat(1_000_000))) {
          refused(server, text, text.length() + " characters");
        }
        Hop link = new Visitor(server.app()).open("logout/backchannel?logout_token=x");
        assertEquals(405, link.status());
        assertEquals(200, post(server, emulator.logoutToken(Persona.GUEST)).status());
        assertEquals(200, visitor.open("dashboard").status(), "none of them ended the session");

        String token = emulator.logoutToken(Persona.ADA);
        Hop accepted = post(server, token);

        assertEquals(200, accepted.status(), accepted.body());
        assertEquals("no-store", accepted.header("Cache-Control"));
        assertEquals(401, visitor.open("whoami").status());
        refused(server, token, "a token that was used");
        assertEquals(
            303, visitor.follow(visitor.answer(Persona.ADA, "login?prompt=login")).status());
        assertEquals(200, visitor.open("dashboard").status());
      }
    }
  }

  @Test
  void a_provider_that_is_not_entra_is_told_who_leaves_by_the_id_token() throws Exception {
    try (Emulator emulator = Emulator.start(0)) {
      var settings =
          Map.of(
              "OPENID_ISSUER",
              emulator.base() + "/op",
              "AZURE_TENANT_ID",
              "",
              "AZURE_AUTHORITY_HOST",
              "");
      try (var server = Variant.of(emulator, "/vestibule", settings)) {
        var visitor = new Visitor(server.app());

        Hop out = visitor.signOut(visitor.signIn(Persona.ADA));

        Map<String, String> sent = out.parameters();
        assertEquals(
            emulator.base() + "/op/logout", out.location().toString().replaceFirst("\\?.*", ""));
        assertTrue(sent.getOrDefault("id_token_hint", "").startsWith("eyJ"), sent.toString());
        assertFalse(sent.containsKey("logout_hint"), sent.toString());
        assertEquals(server.app().toString(), sent.get("post_logout_redirect_uri"));
        assertEquals(Emulator.CLIENT_ID, sent.get("client_id"));
        Hop back = visitor.follow(out);
        assertEquals(sent.get("state"), back.parameters().get("state"));
        assertEquals(200, visitor.follow(back).status());
        Hop page = visitor.follow(visitor.open("login"));
        assertEquals(200, page.status(), "the provider has forgotten the user");
      }
    }
  }

  @Test
  void a_logout_token_without_a_session_ends_every_session_of_its_user_and_no_other()
      throws Exception {
    try (Emulator emulator = Emulator.start(0)) {
      emulator.backChannelLogout(true);
      var settings =
          Map.of(
              "OPENID_ISSUER",
              emulator.base() + "/op",
              "AZURE_TENANT_ID",
              "",
              "AZURE_AUTHORITY_HOST",
              "");
      try (var server = Variant.of(emulator, "/vestibule", settings)) {
        var desk = new Visitor(server.app());
        var train = new Visitor(server.app());
        var somebody = new Visitor(server.app());
        desk.signIn(Persona.ADA);
        train.signIn(Persona.ADA);
        somebody.signIn(Persona.GUEST);

        Hop accepted = post(server, emulator.logoutTokenOfAllSessions(Persona.ADA));

        assertEquals(200, accepted.status(), accepted.body());
        assertEquals(401, desk.open("whoami").status());
        assertEquals(401, train.open("whoami").status());
        assertEquals(200, somebody.open("whoami").status());
        assertEquals(303, desk.follow(desk.answer(Persona.ADA, "login?prompt=login")).status());
        assertEquals(200, desk.open("whoami").status());
      }
    }
  }

  private static void refused(TomcatServer server, String token, String theCase) {
    Hop answer = post(server, token);

    assertEquals(400, answer.status(), theCase);
    assertEquals("no-store", answer.header("Cache-Control"), theCase);
    assertTrue(answer.body().contains("invalid_request"), theCase);
  }

  private static Hop post(TomcatServer server, String token) {
    URI logout = URI.create(server.app() + "logout/backchannel");
    return new Visitor(server.app()).post(logout, Map.of("logout_token", token));
  }
}
