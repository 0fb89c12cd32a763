package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("tomcat")
final class MisconfiguredIT {
  private static final String SECRET = "canary-5b2d90";

  private static TomcatServer server;

  @BeforeAll
  static void start() throws Exception {
    server =
        Variant.of(
            Map.of(
                "DATAVERSE_URL", "http://crm.example/" + SECRET,
                "AZURE_CLIENT_ID", "",
                "AZURE_CLIENT_SECRET", SECRET,
                "AZURE_CLIENT_SECRET_FILE", "/nowhere/" + "secret",
                "AZURE_TENANT_ID", "organizations",
                "OAUTH_RESPONSE_MODE", "fragment",
                "HTTP_TIMEOUT", "soon"));
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  private static final List<String> WRONG =
      List.of(
          "DATAVERSE_URL",
          "AZURE_CLIENT_ID",
          "AZURE_CLIENT_SECRET",
          "AZURE_ALLOWED_TENANTS",
          "OAUTH_RESPONSE_MODE",
          "HTTP_TIMEOUT");

  @ParameterizedTest(name = "/{0}")
  @ValueSource(strings = {"", "login", "dashboard", "callback", "whoami", "nowhere"})
  void every_page_lists_every_problem_by_name(String path) {
    Hop page = new Stranger(server.app()).get(path);

    assertEquals(503, page.status());
    for (String name : WRONG) {
      assertTrue(page.body().contains("<code>" + name + "</code>"), name + "\n" + page.body());
    }
    assertEquals("config.invalid", page.detail("Code"));
    assertTrue(page.body().contains("/setup"), "the way on\n" + page.body());
    assertEquals(List.of(), page.setCookies());
  }

  @ParameterizedTest(name = "/{0}")
  @ValueSource(strings = {"", "login", "dashboard", "callback", "whoami", "nowhere", "setup"})
  void whoever_sits_at_the_machine_gets_the_form(String path) {
    Hop page = new Visitor(server.app()).open(path);

    assertEquals(503, page.status());
    for (String name : WRONG) {
      assertTrue(page.body().contains("<p>" + name + " "), name + "\n" + page.body());
    }
    assertEquals(server.app() + "setup", page.action().toString());
    assertEquals("noindex, nofollow", page.header("X-Robots-Tag"));
    assertEquals(List.of(), page.setCookies());
  }

  @Test
  void the_form_composes_while_nothing_else_works() {
    Hop composed =
        new Visitor(server.app())
            .post(
                URI.create(server.app() + "setup"),
                Map.of(
                    "DATAVERSE_URL", "https://org.crm4.dynamics.com",
                    "PUBLIC_URL", "https://apps.example"));

    assertEquals(503, composed.status());
    assertTrue(composed.body().contains("AZURE_CLIENT_SECRET_FILE="), composed.body());
  }

  @Test
  void a_program_reads_the_problems() {
    Hop text =
        new Visitor(server.app()).open(URI.create(server.app() + "setup"), "Accept", "text/plain");

    assertEquals(503, text.status());
    assertTrue(text.body().lines().allMatch(line -> line.startsWith("failed ")), text.body());
    assertTrue(text.body().contains("HTTP_TIMEOUT must be an ISO-8601 duration"), text.body());
  }

  @Test
  void neither_page_nor_log_shows_a_value() {
    for (String path : List.of("", "setup")) {
      for (Hop page :
          List.of(new Visitor(server.app()).open(path), new Stranger(server.app()).get(path))) {
        assertFalse(page.body().contains(SECRET), page.body());
      }
    }
    assertFalse(ServerLog.text().contains(SECRET));
  }

  @Test
  void the_process_is_alive_and_not_ready() {
    var visitor = new Visitor(server.app());

    assertEquals(200, visitor.open("health/live").status());
    assertEquals(503, visitor.open("health/ready").status());
  }

  @Test
  void the_page_has_its_style_sheets() {
    var visitor = new Visitor(server.app());

    assertEquals(200, visitor.open("assets/vestibule.css").status());
    assertEquals(200, visitor.open("assets/pico.min.css").status());
  }
}
