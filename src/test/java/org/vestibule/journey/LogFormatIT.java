package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("tomcat")
final class LogFormatIT {
  @Test
  void a_line_is_an_object_of_json_when_that_is_asked_for() throws Exception {
    try (var server = Variant.of(Map.of("LOG_FORMAT", "json"))) {
      Hop page = new Visitor(server.app()).open("login?prompt=whatever");
      String reference = page.detail("Reference");

      List<String> lines =
          ServerLog.text()
              .lines()
              .filter(it -> it.contains(reference) && it.contains("\"event\":\"problem\""))
              .toList();
      assertEquals(1, lines.size());
      assertTrue(
          lines
              .get(0)
              .matches(
                  "INFO \\{\"time\":\"[^\"]+\",\"level\":\"INFO\",\"logger\":\"org.vestibule.problem\","
                      + "\"event\":\"problem\",\"reference\":\""
                      + reference
                      + "\",\"code\":\"login.parameter\",\"status\":\"400\","
                      + "\"path\":\"/vestibule/login\",.*\"trace\":\"[0-9a-f]{32}\"\\}"),
          lines.get(0));
    }
  }

  @Test
  void complaints_about_other_settings_are_too() throws Exception {
    try (var server = Variant.of(Map.of("LOG_FORMAT", "json", "AZURE_CLIENT_ID", ""))) {
      assertEquals(503, new Visitor(server.app()).open("login").status());

      assertTrue(
          ServerLog.text()
              .lines()
              .anyMatch(
                  it ->
                      it.startsWith("SEVERE {")
                          && it.contains("\"event\":\"configuration\"")
                          && it.contains("AZURE_CLIENT_ID")),
          "the line of the configuration");
    }
  }
}
