package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

  @ParameterizedTest(name = "/{0}")
  @ValueSource(strings = {"", "login", "dashboard", "callback", "whoami", "nowhere"})
  void every_page_lists_every_problem_by_name(String path) {
    Hop page = new Visitor(server.app()).open(path);

    assertEquals(503, page.status());
    for (String name :
        List.of(
            "DATAVERSE_URL",
            "AZURE_CLIENT_ID",
            "AZURE_CLIENT_SECRET",
            "AZURE_ALLOWED_TENANTS",
            "OAUTH_RESPONSE_MODE",
            "HTTP_TIMEOUT")) {
      assertTrue(page.body().contains("<code>" + name + "</code>"), name + "\n" + page.body());
    }
    assertEquals("config.invalid", page.detail("Code"));
    assertEquals(List.of(), page.setCookies());
  }

  @Test
  void neither_page_nor_log_shows_a_value() {
    Hop page = new Visitor(server.app()).open("");

    assertFalse(page.body().contains(SECRET), page.body());
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
