package org.vestibule.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.emulator.Persona;

/** What a server writes to its disk when it stops. */
@Tag("tomcat")
final class SessionStoreIT {
  @RegisterExtension static final Deployed deployed = new Deployed();

  @Test
  void the_session_file_of_a_stopped_tomcat_holds_nothing_a_thief_could_use(@TempDir Path directory)
      throws Exception {
    deployed.emulator().reset();
    Path file = directory.resolve("sessions.ser");
    try (var server = Variant.of(Map.of())) {
      var visitor = new Visitor(server.app());
      assertEquals(200, visitor.signIn(Persona.ADA).status());
      visitor.open("login?prompt=login");

      server.stopAndKeepSessions(file);
      String dump = Files.readString(file, ISO_8859_1);

      assertTrue(dump.contains("vestibule.owner"), "the session is in it");
      assertTrue(dump.contains(Persona.ADA.oid()), "its owner's id is in it");
      // A JWT begins so, as does everything else that is JSON in base64url.
      for (String canary : List.of("eyJ", name(), Persona.ADA.account(), visitor.key())) {
        assertFalse(dump.contains(canary), canary);
      }
    }
  }

  private static String name() {
    return new String(Persona.ADA.displayName().getBytes(UTF_8), ISO_8859_1);
  }
}
