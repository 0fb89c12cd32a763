package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Persona;

@Tag("tomcat")
final class AdminSessionsIT {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";

  @Test
  void an_administrator_ends_the_sessions_of_an_object_id() throws Exception {
    Ground.emulator().reset();
    try (var server = Variant.of(Map.of("ADMIN_TOKEN", TOKEN))) {
      URI end = URI.create(server.app() + "admin/sessions/end");
      var ada = new Visitor(server.app());
      var adaToo = new Visitor(server.app());
      var guest = new Visitor(server.app());
      ada.signIn(Persona.ADA);
      adaToo.signIn(Persona.ADA);
      guest.signIn(Persona.GUEST);
      var admin = new Visitor(server.app());
      Map<String, String> form = Map.of("object_id", Persona.ADA.oid());
      String right = "Bearer " + TOKEN;

      Hop without = admin.post(end, form);
      assertEquals(401, without.status());
      assertEquals("Bearer realm=\"admin\"", without.header("WWW-Authenticate"));
      assertEquals(400, admin.post(end, Map.of(), "Authorization", right).status());
      assertEquals(405, admin.open(end, "Authorization", right).status());
      assertEquals(200, ada.open("whoami").status());

      Map<String, String> elsewhere =
          Map.of("object_id", Persona.ADA.oid(), "tenant_id", Persona.ADA.oid());
      assertEquals("{\"ended\":0}", admin.post(end, elsewhere, "Authorization", right).body());
      assertEquals(200, ada.open("whoami").status());
      Hop ended = admin.post(end, form, "Authorization", right);

      assertEquals("{\"ended\":2}", ended.body());
      assertEquals(401, ada.open("whoami").status());
      assertEquals(401, adaToo.open("whoami").status());
      assertEquals(200, guest.open("whoami").status());
      assertTrue(
          ServerLog.tells(
              "\"code\":\"administrator\",\"tenant\":\"%s\",\"object\":\"%s\""
                  .formatted(Emulator.TENANT, Persona.ADA.oid())));

      for (int i = 1; i < 10; i++) {
        assertEquals(401, admin.post(end, form, "Authorization", right + i).status());
      }
      Hop late = admin.post(end, form, "Authorization", right);
      assertEquals(429, late.status());
      assertTrue(late.header("Retry-After").matches("[1-9]\\d?"), late.header("Retry-After"));
      assertTrue(ServerLog.tells("\"code\":\"admin.token\""));
      assertFalse(ServerLog.text().contains(TOKEN));
    }
  }
}
