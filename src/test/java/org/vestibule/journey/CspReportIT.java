package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vestibule.emulator.Emulator;

/** What browsers, and those who only say that they are one, report of the content policy. */
@Tag("tomcat")
final class CspReportIT {
  private static final Pattern LINE =
      Pattern.compile("csp\\.stopped directive=[^\n]*(?= trace=[0-9a-f]{32})");

  private static String report(String directive, String blocked) {
    return "{\"csp-report\":{\"effective-directive\":\"%s\",\"blocked-uri\":\"%s\"}}"
        .formatted(directive, blocked);
  }

  @Test
  void a_report_leaves_one_line_and_no_session_and_a_flood_of_them_twenty() throws Exception {
    try (Emulator emulator = Emulator.start(0);
        var server = Variant.of(emulator, "/vestibule", Map.of())) {
      var visitor = new Visitor(server.app());
      URI target = URI.create(server.app() + "csp-report");
      List<String> bodies =
          List.of(
              report("img-src", "https://evil.example/x?code=canary-77"),
              "",
              "canary-77",
              "[".repeat(4000),
              report("canary\\r\\n77", "https://evil.example\\r\\ncanary-77"),
              report("style-src", "https://evil.example/" + "canary-77".repeat(2000)),
              "[{\"type\":\"csp-violation\",\"body\":{\"effectiveDirective\":\"font-src\","
                  + "\"blockedURL\":\"https://fonts.example/canary-77\"}}]");
      int before = lines().size();

      for (String body : bodies) {
        silent(visitor.send(target, "application/csp-report", body));
      }

      List<String> told = lines().subList(before, lines().size());
      assertEquals(
          List.of(
              "csp.stopped directive=img-src blocked=https://evil.example",
              "csp.stopped directive=other blocked=other",
              "csp.stopped directive=font-src blocked=https://fonts.example"),
          told);
      assertFalse(ServerLog.text().contains("canary-77"));

      for (int i = 0; i < 100; i++) {
        silent(visitor.send(target, "application/reports+json", bodies.get(6)));
      }
      assertTrue(lines().size() - before <= 20, lines().toString());
    }
  }

  private static List<String> lines() {
    return LINE.matcher(ServerLog.text()).results().map(it -> it.group()).toList();
  }

  private static void silent(Hop answer) {
    assertEquals(204, answer.status());
    assertEquals("", answer.body());
    assertEquals(List.of(), answer.setCookies());
  }
}
