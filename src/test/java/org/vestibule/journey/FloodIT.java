package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vestibule.emulator.Persona;

/** More requests than any user makes. */
@Tag("tomcat")
final class FloodIT {
  private static final int THREADS = 10;

  @Test
  void ten_thousand_callbacks_without_a_state_leave_nothing_behind() throws Exception {
    try (var server = Variant.of(Map.of())) {
      var user = new Visitor(server.app());
      user.signIn(Persona.ADA);
      assertEquals(1, server.sessions());
      var refused = new AtomicInteger();

      Visitor.together(
          THREADS,
          () -> {
            for (int i = 0; i < 10_000 / THREADS; i++) {
              String answer =
                  Wire.send(
                      server.app(), "GET /vestibule/callback?code=c HTTP/1.1", "Host: localhost");
              if (answer.startsWith("HTTP/1.1 400") && !answer.contains("Set-Cookie")) {
                refused.incrementAndGet();
              }
            }
            return refused.get();
          });

      assertEquals(10_000, refused.get());
      assertEquals(1, server.sessions());
      assertEquals(200, user.open("whoami").status());
    }
  }

  @Test
  void a_thousand_sign_ins_of_one_browser_are_one_session_of_eight_sign_ins() throws Exception {
    try (var server = Variant.of(Map.of())) {
      var visitor = new Visitor(server.app());
      visitor.open("login");
      String cookie = "Cookie: vestibule=" + visitor.session();

      for (int i = 0; i < 1000; i++) {
        String login =
            Wire.send(server.app(), "GET /vestibule/login HTTP/1.1", "Host: localhost", cookie);
        assertTrue(login.startsWith("HTTP/1.1 302"), login);
      }

      assertEquals(1, server.sessions());
      assertEquals(303, visitor.follow(visitor.answer(Persona.ADA, "login")).status());
    }
  }
}
