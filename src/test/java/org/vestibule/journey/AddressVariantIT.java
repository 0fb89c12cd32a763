package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Persona;

@Tag("tomcat")
final class AddressVariantIT {
  private final Emulator emulator = Ground.emulator();

  @Test
  void runs_at_the_root_of_a_server() throws Exception {
    try (var server = Variant.of(emulator, "", Map.of())) {
      var visitor = new Visitor(server.app());

      Hop dashboard = visitor.signIn(Persona.ADA);
      Hop out = visitor.signOut(dashboard);

      assertEquals(200, dashboard.status());
      assertTrue(visitor.follow(out).header("Location").startsWith(server.app().toString()));
      assertFalse(visitor.open("dashboard").status() == 200);
      assertEquals(200, visitor.open("assets/vestibule.css").status());
    }
  }

  @Test
  void behind_https_the_cookie_is_bound_to_the_host_and_links_name_the_public_path()
      throws Exception {
    String publicUrl = "https://crm.example/portal";
    emulator.allowRedirect(URI.create(publicUrl + "/callback"));
    try (var server = Variant.of(Map.of("PUBLIC_URL", publicUrl))) {
      var visitor = new Visitor(server.app());

      Hop door = visitor.open("dashboard");
      Hop login = visitor.open("login");
      Hop answer = visitor.choose(visitor.follow(login), Persona.ADA);
      String before = visitor.session("__Host-vestibule");
      Hop back = visitor.open(behindProxy(server, answer.location()));
      Hop dashboard = visitor.open("dashboard");

      assertEquals(publicUrl + "/login?return_to=/dashboard", door.location().toString());
      assertEquals(publicUrl + "/callback", login.parameters().get("redirect_uri"));
      assertEquals(
          List.of("__Host-vestibule", "__Host-vestibule-key"),
          cookieNames(login).stream().sorted().toList());
      for (String cookie : login.setCookies()) {
        assertEquals(
            Set.of("path=/", "httponly", "secure", "samesite=lax"),
            Set.of(cookie.replaceFirst("^[^;]+; ?", "").toLowerCase(Locale.ROOT).split("; ?", -1)));
      }
      assertEquals(publicUrl + "/dashboard", back.location().toString());
      assertNotEquals(before, visitor.session("__Host-vestibule"));
      assertEquals(200, dashboard.status());
      assertTrue(dashboard.body().contains("action=\"/portal/logout\""), dashboard.body());
      assertFalse(dashboard.body().contains("\"/vestibule"), dashboard.body());
      assertEquals(
          "max-age=31536000; includeSubDomains", dashboard.header("Strict-Transport-Security"));
    }
  }

  @Test
  void without_a_public_address_loopback_is_served_and_nothing_else() throws Exception {
    try (var server = Variant.of(Map.of("PUBLIC_URL", ""))) {
      var visitor = new Visitor(server.app());

      assertEquals(200, visitor.signIn(Persona.ADA).status());
      for (String path : List.of("", "login", "dashboard", "callback?state=x&code=y", "whoami")) {
        String answer =
            Wire.send(server.app(), "GET /vestibule/" + path + " HTTP/1.1", "Host: crm.example");
        assertTrue(answer.startsWith("HTTP/1.1 503"), answer);
        assertTrue(answer.contains("config.public-url"), answer);
        assertTrue(answer.contains("PUBLIC_URL"), answer);
        assertEquals("", Wire.header(answer, "Set-Cookie"));
      }
    }
  }

  private static List<String> cookieNames(Hop hop) {
    return hop.setCookies().stream().map(it -> it.substring(0, it.indexOf('='))).toList();
  }

  /** What a proxy makes of the public address. */
  private static URI behindProxy(TomcatServer server, URI seen) {
    return URI.create(
        seen.toString().replaceFirst("https://crm.example/portal/", server.app().toString()));
  }
}
