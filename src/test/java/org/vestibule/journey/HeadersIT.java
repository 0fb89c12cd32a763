package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.emulator.Fault;
import org.vestibule.emulator.Persona;

final class HeadersIT {
  private static final List<String> SERVER_WORDS =
      List.of("Tomcat", "Payara", "GlassFish", "Grizzly", "Servlet", "JSP", "Coyote", "Exception");

  @RegisterExtension static final Deployed deployed = new Deployed();

  private final Visitor visitor = new Visitor(deployed);

  @ParameterizedTest(name = "{0} /{1}")
  @CsvSource(
      textBlock =
          """
          GET,     '',                       200
          HEAD,    '',                       200
          GET,     login,                    302
          GET,     dashboard,                302
          GET,     whoami,                   401
          GET,     callback,                 400
          GET,     logout,                   405
          POST,    logout,                   303
          GET,     nowhere,                  404
          GET,     nowhere/%2e%2e/deeper,    404
          GET,     error,                    404
          GET,     WEB-INF/web.xml,          404
          GET,     META-INF/MANIFEST.MF,     404
          GET,     WEB-INF/views/home.jsp,   404
          GET,     assets/,                  404
          GET,     assets/nowhere.css,       404
          GET,     assets/vestibule.css,     200
          GET,     assets/pico.min.css,      200
          GET,     assets/icon.svg,          200
          GET,     assets/session.js,        200
          GET,     keep-alive,               401
          GET,     language,                 405
          POST,    language,                 303
          GET,     health/live,              200
          GET,     health/ready,             200
          GET,     health/nowhere,           404
          POST,    csp-report,               204
          GET,     csp-report,               405
          POST,    dashboard,                405
          PUT,     dashboard,                405
          DELETE,  login,                    405
          POST,    '',                       405
          """)
  void every_answer_is_protected_and_says_nothing_of_the_server(
      String method, String path, int status) {
    Hop hop = method.equals("GET") ? visitor.open(path) : visitor.send(method, path);

    assertEquals(status, hop.status(), hop.body());
    assertProtected(hop);
    assertFalse(status >= 400 && hop.body().isBlank(), "a blank page");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "GET /vestibule/callback?state=%zz&code=x HTTP/1.1",
        "GET /vestibule/%c0%ae%c0%ae/x HTTP/1.1",
        "GET /vestibule/../../etc/passwd HTTP/1.1",
        "GET /vestibule/WEB-INF;x/web.xml HTTP/1.1",
        "GET /vestibule/%57EB-INF/web.xml HTTP/1.1",
        "GET /vestibule/assets/..%2f..%2fWEB-INF/web.xml HTTP/1.1"
      })
  void what_cannot_be_read_is_refused_without_a_word_of_the_inside(String line) throws Exception {
    String answer = Wire.send(deployed.app(), line, "Host: localhost");

    assertTrue(answer.matches("(?s)HTTP/1.1 [34].*"), answer);
    for (String word : List.of("<web-app", "root:", "\tat ", "Exception", "org.vestibule")) {
      assertFalse(answer.contains(word), answer);
    }
  }

  @Test
  void a_method_that_nobody_knows_is_refused() {
    Hop hop = visitor.send("PROPFIND", "dashboard");

    assertTrue(hop.status() == 405 || hop.status() == 501, hop.body());
    assertProtected(hop);
  }

  @Test
  void pages_of_a_signed_in_user_are_protected() {
    assertProtected(visitor.signIn(Persona.ADA), List.of("Exception"));
    assertProtected(visitor.open("whoami"));
    deployed.emulator().next(Fault.DATAVERSE_500);
    assertProtected(visitor.open("dashboard"));
  }

  @Test
  void pages_are_not_stored() {
    visitor.signIn(Persona.ADA);

    for (String path : List.of("", "login", "dashboard", "whoami", "nowhere", "health/live")) {
      assertEquals("no-store", visitor.open(path).header("Cache-Control"), path);
    }
  }

  @Test
  void nothing_is_shared_with_other_origins() {
    visitor.signIn(Persona.ADA);

    Hop hop = visitor.open(URI.create(deployed.app() + "whoami"), "Origin", "https://evil.example");

    assertEquals("", hop.header("Access-Control-Allow-Origin"));
    assertEquals("", hop.header("Access-Control-Allow-Credentials"));
  }

  @Test
  void trace_echoes_nothing() throws Exception {
    String answer =
        Wire.send(
            deployed.app(),
            "TRACE /vestibule/dashboard HTTP/1.1",
            "Host: localhost",
            "Cookie: vestibule=canary-1f2e");

    assertTrue(answer.startsWith("HTTP/1.1 4") || answer.startsWith("HTTP/1.1 501"), answer);
    assertFalse(answer.contains("canary-1f2e"), answer);
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "Host: evil.example",
        "Host: localhost\r\nX-Forwarded-Host: evil.example",
        "Host: localhost\r\nX-Forwarded-Proto: https\r\nX-Forwarded-Port: 444",
        "Host: localhost\r\nX-Forwarded-Prefix: /evil",
        "Host: localhost\r\nForwarded: host=evil.example;proto=https",
        "Host: localhost\r\nX_Forwarded_Host: evil.example\r\nX_Forwarded_Proto: https",
        "Host: localhost\r\nX-Forwarded-Uri: /evil\r\nX-Forwarded-Server: evil.example",
        "Host: localhost\r\nX-Original-URL: /evil\r\nX-Rewrite-URL: /evil"
      })
  void what_a_request_says_of_its_host_changes_no_address(String headers) throws Exception {
    String login = Wire.send(deployed.app(), "GET /vestibule/login HTTP/1.1", headers);
    String door = Wire.send(deployed.app(), "GET /vestibule/dashboard HTTP/1.1", headers);

    Map<String, String> sent = Hop.parameters(URI.create(Wire.header(login, "Location")));
    assertEquals(deployed.app() + "callback", sent.get("redirect_uri"));
    assertEquals(deployed.app() + "login?return_to=/dashboard", Wire.header(door, "Location"));
    assertFalse((login + door).contains("evil"), login + door);
  }

  private static void assertProtected(Hop hop) {
    assertProtected(hop, SERVER_WORDS);
  }

  /**
   * Looks at the headers.
   *
   * @param unsaid words that a page must not have: only the block for support tells a signed-in
   *     user what server it is
   */
  private static void assertProtected(Hop hop, List<String> unsaid) {
    String policy = hop.header("Content-Security-Policy");
    for (String directive :
        List.of(
            "default-src 'none'",
            "script-src 'self'",
            "base-uri 'none'",
            "object-src 'none'",
            "frame-ancestors 'none'",
            "form-action 'self' " + deployed.emulator().base(),
            "; report-uri " + deployed.app().getPath() + "csp-report; report-to csp")) {
      assertTrue(policy.contains(directive), directive + " is not in " + hop.headers().map());
    }
    assertFalse(policy.contains("unsafe"), policy);
    assertEquals(
        "csp=\"" + deployed.app().getPath() + "csp-report\"", hop.header("Reporting-Endpoints"));
    assertEquals("nosniff", hop.header("X-Content-Type-Options"));
    assertEquals("no-referrer", hop.header("Referrer-Policy"));
    assertEquals("same-origin", hop.header("Cross-Origin-Opener-Policy"));
    assertEquals("same-origin", hop.header("Cross-Origin-Resource-Policy"));
    assertFalse(hop.header("Server").matches(".*\\d.*"), "a version: " + hop.header("Server"));
    assertEquals("", hop.header("X-Powered-By"));
    boolean page = hop.header("Content-Type").startsWith("text/html");
    if (page) {
      // Whole words: a reference number may have the same letters in it.
      unsaid.forEach(
          word ->
              assertFalse(
                  Pattern.compile("(?:\\b|(?<=[a-z]))" + Pattern.quote(word))
                      .matcher(hop.body())
                      .find(),
                  word + hop.body()));
    }
  }
}
