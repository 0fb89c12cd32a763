package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Persona;
import org.vestibule.run.Ports;

/** The shipped nginx site in front of the application. */
@Tag("tomcat")
@ExtendWith(Nginx.Needed.class)
final class NginxIT {
  private static final String HSTS = "max-age=31536000; includeSubDomains";

  private static final Emulator EMULATOR = Ground.emulator();

  /** Below a path. */
  private static URI root;

  private static TomcatServer app;
  private static Nginx nginx;

  @BeforeAll
  static void start() throws Exception {
    int port = Ports.free();
    root = publicly(port, "/vestibule");
    app = Variant.of(Map.of("PUBLIC_URL", root.toString()));
    nginx = Nginx.start("/vestibule/", port, listens(app));
  }

  @AfterAll
  static void stop() throws Exception {
    nginx.close();
    app.close();
  }

  @Test
  void a_sign_in_and_out_below_a_path_leaves_no_secret_in_the_log() throws Exception {
    var client = new SecureVisitor(nginx);

    Hop home = client.get(URI.create(root + "/"));
    Hop door = client.get(URI.create(root + "/dashboard"));
    Hop login = client.get(door.location());
    Hop page = client.get(login.location());
    var choice = new LinkedHashMap<>(page.hidden());
    choice.put("persona", Persona.ADA.id());
    Hop answer = client.post(page.action(), choice);
    Hop back = client.get(answer.location());
    Hop dashboard = client.get(back.location());
    Hop styles = client.get(URI.create(root + "/assets/vestibule.css"));
    Hop out = client.post(dashboard.uri().resolve(dashboard.action()), dashboard.hidden());
    Hop missing = client.get(URI.create(root + "/nothing"));

    assertEquals(root + "/login?return_to=/dashboard", door.location().toString());
    assertEquals(root + "/callback", login.parameters().get("redirect_uri"));
    assertEquals(root + "/callback", withoutQuery(answer.location()));
    assertEquals(root + "/dashboard", back.location().toString());
    assertEquals(200, dashboard.status(), dashboard.body());
    assertTrue(dashboard.body().contains("Hello, "), dashboard.body());
    assertEquals(root + "/", Hop.parameters(out.location()).get("post_logout_redirect_uri"));
    assertEquals(404, missing.status());
    for (Hop hop : List.of(home, door, login, back, dashboard, styles, out, missing)) {
      assertEquals(List.of(HSTS), hop.headers().allValues("Strict-Transport-Security"));
      assertEquals(1, hop.headers().allValues("Content-Security-Policy").size());
      assertEquals(List.of("nosniff"), hop.headers().allValues("X-Content-Type-Options"));
      assertEquals("nginx", hop.header("Server"));
    }
    String cookie = login.setCookies().get(0);
    assertTrue(cookie.startsWith("__Host-vestibule="), cookie);
    assertEquals(
        Set.of("Path=/", "HttpOnly", "Secure", "SameSite=Lax"),
        Set.of(cookie.replaceFirst("^[^;]+; ?", "").split("; ?", -1)));

    String log = nginx.accessLog();
    assertTrue(log.contains("\"path\":\"/vestibule/callback\",\"status\":\"303\""), log);
    assertFalse(log.contains("?"), log);
    Map<String, String> callback = Hop.parameters(answer.location());
    for (String secret :
        List.of(
            callback.get("code"),
            callback.get("state"),
            value(login.setCookies().get(0)),
            value(back.setCookies().get(0)),
            dashboard.hidden().get("anti_forgery"))) {
      assertFalse(log.contains(secret), log);
    }
    assertEquals("", nginx.errorLog());
  }

  @Test
  void at_the_root_it_serves_the_same_sign_in() throws Exception {
    int port = Ports.free();
    URI top = publicly(port, "");
    try (var server = Variant.of(EMULATOR, "", Map.of("PUBLIC_URL", top.toString()));
        var proxy = Nginx.start("/", port, listens(server))) {
      var client = new SecureVisitor(proxy);

      Hop page = client.get(client.get(URI.create(top + "/login")).location());
      var choice = new LinkedHashMap<>(page.hidden());
      choice.put("persona", Persona.ADA.id());
      Hop back = client.get(client.post(page.action(), choice).location());

      assertEquals(top + "/dashboard", back.location().toString());
      assertEquals(200, client.get(back.location()).status());
    }
  }

  @Test
  void headers_that_a_client_forges_change_nothing() throws Exception {
    String[] forged = {
      "X-Forwarded-Host", "evil.example",
      "X-Forwarded-Proto", "http",
      "X-Forwarded-Port", "81",
      "X-Forwarded-For", "192.0.2.1",
      "X-Forwarded-Prefix", "/evil",
      "X_Forwarded_Host", "evil.example",
      "Forwarded", "for=192.0.2.1;host=evil.example;proto=http"
    };
    var client = new SecureVisitor(nginx);

    Hop door = client.get(URI.create(root + "/dashboard"), forged);
    Hop login = client.get(URI.create(root + "/login"), forged);
    String host = raw(nginx, "GET /vestibule/login HTTP/1.1", "Host: evil.example");
    String absolute =
        raw(nginx, "GET https://evil.example/vestibule/login HTTP/1.1", "Host: localhost");
    String bare = raw(nginx, "GET /vestibule HTTP/1.1", "Host: localhost");

    assertEquals(root + "/login?return_to=/dashboard", door.location().toString());
    assertEquals(root + "/callback", login.parameters().get("redirect_uri"));
    assertTrue(login.setCookies().get(0).contains("; Secure"), login.setCookies().get(0));
    assertEquals(HSTS, login.header("Strict-Transport-Security"));
    for (String refused : List.of(host, absolute)) {
      assertTrue(refused.startsWith("HTTP/1.1 421"), refused);
      assertEquals(HSTS, Wire.header(refused, "Strict-Transport-Security"));
      assertEquals("", Wire.header(refused, "Location"));
      assertFalse(refused.contains("evil"), refused);
    }
    assertEquals("/vestibule/", Wire.header(bare, "Location"));
    String log = nginx.accessLog();
    assertTrue(log.contains("\"client\":\"127.0.0.1\""), log);
    assertFalse(log.contains("192.0.2.1"), log);
  }

  @Test
  void only_the_style_sheets_are_compressed_and_large_bodies_are_refused() throws Exception {
    var client = new SecureVisitor(nginx);

    Hop styles = client.get(URI.create(root + "/assets/pico.min.css"), "Accept-Encoding", "gzip");
    Hop page = client.get(URI.create(root + "/"), "Accept-Encoding", "gzip");
    Hop posted = client.post(URI.create(root + "/callback"), Map.of("code", "x".repeat(16_000)));
    Hop large = client.post(URI.create(root + "/callback"), Map.of("code", "x".repeat(70_000)));
    Hop clear = client.get(URI.create(nginx.clear() + "/vestibule/?a=b"));

    assertEquals("gzip", styles.header("Content-Encoding"));
    assertEquals("", page.header("Content-Encoding"));
    assertEquals(303, posted.status());
    assertEquals(413, large.status());
    assertEquals(List.of(HSTS), large.headers().allValues("Strict-Transport-Security"));
    assertEquals("https://localhost/vestibule/?a=b", clear.location().toString());
  }

  @Test
  void while_the_application_fails_a_callback_is_neither_repeated_nor_written_down()
      throws Exception {
    int port = Ports.free();
    URI failing = URI.create("https://localhost:" + port + "/vestibule");
    try (var one = new BrokenServer();
        var two = new BrokenServer();
        var proxy = Nginx.start("/vestibule/", port, one.address() + "; server " + two.address())) {
      var client = new SecureVisitor(proxy);

      Hop callback = client.get(URI.create(failing + "/callback?code=c0de&state=st4te"));
      int afterCallback = one.requests() + two.requests();
      Hop dashboard = client.get(URI.create(failing + "/dashboard"));

      assertEquals(1, afterCallback);
      assertEquals(3, one.requests() + two.requests());
      assertEquals(502, callback.status());
      assertEquals(HSTS, callback.header("Strict-Transport-Security"));
      assertEquals("no-referrer", callback.header("Referrer-Policy"));
      assertEquals("nosniff", callback.header("X-Content-Type-Options"));
      assertEquals(502, dashboard.status());
      assertTrue(proxy.accessLog().contains("\"status\":\"502\""), proxy.accessLog());
      assertTrue(proxy.errorLog().contains("/vestibule/dashboard"), proxy.errorLog());
      String logs = proxy.accessLog() + proxy.errorLog();
      assertFalse(logs.contains("c0de") || logs.contains("st4te"), logs);
    }
  }

  /** The address of an application behind an nginx on this port; the emulator knows it. */
  private static URI publicly(int port, String path) {
    URI root = URI.create("https://localhost:" + port + path);
    EMULATOR.allowRedirect(URI.create(root + "/callback"));
    EMULATOR.allowPostLogout(URI.create(root + "/"));
    return root;
  }

  private static String listens(TomcatServer server) {
    return "127.0.0.1:" + server.app().getPort();
  }

  private static String withoutQuery(URI uri) {
    return uri.toString().replaceFirst("\\?.*", "");
  }

  private static String value(String setCookie) {
    return setCookie.replaceFirst("^[^=]*=", "").replaceFirst(";.*", "");
  }

  /** What no client library would send. */
  private static String raw(Nginx nginx, String... lines) throws IOException {
    try (var socket =
        nginx
            .trust()
            .getSocketFactory()
            .createSocket(InetAddress.getLoopbackAddress(), nginx.port())) {
      socket.setSoTimeout(10_000);
      String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
