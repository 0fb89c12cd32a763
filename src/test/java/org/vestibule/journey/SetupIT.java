package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Seen;

/** The set-up page of a healthy installation, on each server. */
final class SetupIT {
  @RegisterExtension static final Deployed deployed = new Deployed();

  private final Visitor visitor = new Visitor(deployed);

  private Hop page() {
    Hop away = visitor.open("setup");
    assertEquals(302, away.status(), away.body());
    assertEquals("setup?back=1", away.header("Location"), "no host, since none is believed");
    return visitor.open(away.uri().resolve(away.location()));
  }

  @Test
  void whoever_sits_at_the_machine_sees_every_verdict() {
    Hop page = page();

    assertEquals(200, page.status());
    assertEquals("no-store", page.header("Cache-Control"));
    assertEquals("noindex, nofollow", page.header("X-Robots-Tag"));
    assertFalse(page.body().contains("verdict failed"), page.body());
    assertFalse(page.body().contains("verdict warning"), page.body());
    assertTrue(page.body().contains("This browser has sent a test cookie back."), page.body());
    assertTrue(page.body().contains(deployed.app() + "callback"), page.body());
    assertTrue(page.body().contains(Emulator.TENANT), page.body());
    assertFalse(page.body().contains("(name)") || page.body().contains("???"), page.body());
  }

  @Test
  void a_browser_without_cookies_is_told() {
    Hop page = new Visitor(deployed).open("setup?back=1");

    assertTrue(page.body().contains("verdict failed"), page.body());
    assertTrue(page.body().contains("has not sent the test cookie back"), page.body());
  }

  @Test
  void no_secret_and_no_token_is_on_it() {
    Hop page = page();

    assertFalse(page.body().contains("Q~s3cret"), page.body());
    assertTrue(page.body().contains("set, " + Emulator.CLIENT_SECRET.length() + " characters"));
    List<Seen> calls = deployed.emulator().requests("/WhoAmI");
    for (Seen call : calls) {
      String token = call.headers().getOrDefault("authorization", "Bearer none").substring(7);
      assertFalse(page.body().contains(token), "a token");
    }
  }

  @Test
  void a_program_gets_a_line_for_each_check() {
    Hop text = visitor.open(URI.create(deployed.app() + "setup"), "Accept", "text/plain");

    assertEquals(200, text.status());
    assertTrue(text.header("Content-Type").startsWith("text/plain"), text.header("Content-Type"));
    List<String> lines = text.body().lines().toList();
    assertEquals(15, lines.size(), text.body());
    for (String line : lines) {
      assertTrue(line.matches("(ok|not-applicable) +[^:]+: .+"), line);
    }
    assertTrue(text.body().contains("\nok              Client credential: "), text.body());
    assertEquals(List.of(), text.setCookies());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: apps.example",
        "Host: localhost.evil.example",
        "Host: localhost\r\nX-Forwarded-For: 192.0.2.7",
        "Host: localhost\r\nForwarded: for=192.0.2.7",
        "Host: localhost\r\nX-Forwarded-Host: apps.example",
        "Host: localhost\r\nX-Real-IP: 192.0.2.7",
        "Host: localhost\r\nVia: 1.1 proxy"
      })
  void what_comes_from_elsewhere_sees_the_door_alone(String headers) throws Exception {
    for (String accept : List.of("text/html", "text/plain")) {
      String answer =
          Wire.send(deployed.app(), "GET /vestibule/setup HTTP/1.1", headers, "Accept: " + accept);

      assertTrue(answer.startsWith("HTTP/1.1 403"), answer);
      assertTrue(answer.contains("name=\"code\""), answer);
      assertFalse(answer.contains("verdict"), answer);
      assertFalse(answer.contains(Emulator.CLIENT_ID), answer);
      assertEquals("no-store", Wire.header(answer, "Cache-Control"));
    }
    assertEquals(List.of(), deployed.emulator().requests("/token"), "nothing was checked");
  }

  @Test
  void an_old_proxy_on_this_machine_opens_it_to_nobody() throws Exception {
    String answer =
        Wire.send(deployed.app(), "GET /vestibule/setup HTTP/1.0", "Host: 127.0.0.1:8080");

    assertTrue(answer.startsWith("HTTP/1.1 403"), answer);
  }

  @Test
  void from_elsewhere_nothing_is_composed() throws Exception {
    String answer =
        Wire.send(
            deployed.app(),
            "POST /vestibule/setup HTTP/1.1",
            "Host: apps.example",
            "Content-Type: application/x-www-form-urlencoded",
            "Content-Length: 0");

    assertTrue(answer.startsWith("HTTP/1.1 303"), answer);
    assertEquals("setup", Wire.header(answer, "Location"));
  }

  @Test
  void a_page_of_another_site_can_send_no_code() {
    Hop hop =
        visitor.post(
            URI.create(deployed.app() + "setup"),
            Map.of("code", "x"),
            "Sec-Fetch-Site",
            "cross-site");

    ProblemPage.expect(403, "request.forgery", hop);
  }

  @Test
  void an_image_of_another_site_checks_nothing() {
    Hop hop =
        visitor.open(
            URI.create(deployed.app() + "setup"),
            "Sec-Fetch-Site",
            "cross-site",
            "Sec-Fetch-Mode",
            "no-cors");

    assertEquals(403, hop.status());
    assertEquals(List.of(), deployed.emulator().requests("/token"));
  }

  @Test
  void the_form_composes_and_keeps_nothing() {
    Hop composed =
        visitor.post(
            URI.create(deployed.app() + "setup"),
            Map.of(
                "DATAVERSE_URL", "https://org.crm4.dynamics.com",
                "PUBLIC_URL", "https://apps.example/crm",
                "credential", "CERTIFICATE"));

    assertEquals(200, composed.status());
    assertEquals(
        """
        DATAVERSE_URL=https://org.crm4.dynamics.com
        PUBLIC_URL=https://apps.example/crm
        AZURE_CLIENT_ID=PUT-THE-APPLICATION-ID-HERE
        AZURE_CLIENT_CERTIFICATE_PATH=/etc/vestibule/client.pem
        """,
        composed.find("<code>(DATAVERSE_URL=[^<]*)</code>"));
    assertTrue(composed.body().contains("az ad app create"), composed.body());
    assertFalse(page().body().contains("apps.example/crm\""), "the form has what is set");
  }

  @Test
  void a_wrong_value_is_told_at_its_field() {
    Hop wrong =
        visitor.post(
            URI.create(deployed.app() + "setup"),
            Map.of("DATAVERSE_URL", "https://org.example/\"><script>", "PUBLIC_URL", "x"));

    assertEquals(200, wrong.status());
    assertFalse(wrong.body().contains("<script>"), wrong.body());
    assertTrue(wrong.find("<input id=\"DATAVERSE_URL\"([^>]*)>").contains("autofocus"));
    assertTrue(wrong.find("<input id=\"PUBLIC_URL\"([^>]*)>").contains("aria-invalid=\"true\""));
    assertFalse(wrong.find("<input id=\"PUBLIC_URL\"([^>]*)>").contains("autofocus"));
    assertFalse(wrong.body().contains("az ad app"), wrong.body());
  }
}
