package org.vestibule.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Persona;
import org.vestibule.journey.Hop;
import org.vestibule.journey.Visitor;

/** What a visitor does, from the landing page to the sign-out, and what probes and scripts see. */
final class Journey {
  private final Instance server;
  private final Emulator emulator;
  private final URI app;
  private final Visitor visitor;

  Journey(Instance server, Emulator emulator, URI app) {
    this.server = server;
    this.emulator = emulator;
    this.app = app;
    visitor = new Visitor(app);
  }

  void go() throws IOException, InterruptedException {
    asset(landing());
    refused();
    Hop dashboard = dashboard(signIn());
    whoami();
    ready();
    client();
    signOut(dashboard);
  }

  private Hop landing() {
    Hop home = visitor.open("");
    assertEquals(200, home.status(), home.body());
    assertTrue(home.body().contains("/vestibule/login"), home.body());
    assertEquals("text/html;charset=utf-8", home.header("Content-Type").toLowerCase(Locale.ROOT));
    assertTrue(home.header("Content-Security-Policy").contains("default-src"));
    assertEquals(401, visitor.open("whoami").status());
    return home;
  }

  private void asset(Hop page) {
    Hop sheet = visitor.open(page.find("href=\"/vestibule/(assets/[^\"]*\\.css)\""));
    assertEquals(200, sheet.status(), sheet.uri().toString());
    assertEquals("public, max-age=31536000, immutable", sheet.header("Cache-Control"));
    assertTrue(sheet.header("Content-Type").startsWith("text/css"), sheet.header("Content-Type"));
  }

  /** The error page is the application's and not the server's, for an answer nobody asked for. */
  private void refused() throws IOException, InterruptedException {
    Hop page = visitor.open("callback?code=any&state=unknown");
    assertEquals(400, page.status(), page.body());
    assertEquals("signin.no-pending", page.detail("Code"));
    String line = "reference=" + page.detail("Reference") + " code=signin.no-pending";
    assertTrue(server.tells(line), line);
    assertEquals(404, visitor.open("no-such-page").status());
    assertTrue(visitor.open("no-such-page").detail("Reference").length() > 5);
  }

  private Hop signIn() {
    Hop login = visitor.open("login");
    assertEquals(302, login.status(), login.body());
    assertTrue(login.location().toString().startsWith(emulator.base().toString()));
    assertTrue(login.location().getQuery().contains("code_challenge_method=S256"));
    String before = sessionCookie(login);
    Hop answer = visitor.choose(visitor.follow(login), Persona.ADA);
    assertTrue(answer.location().toString().startsWith(app + "callback?code="));
    Hop back = visitor.follow(answer);
    assertEquals(303, back.status(), back.body());
    assertEquals(app + "dashboard", back.location().toString());
    assertNotEquals(before, sessionCookie(back));
    return back;
  }

  /** The session id that the answer sets, by a cookie with the attributes that are asked for. */
  private static String sessionCookie(Hop hop) {
    String cookie =
        hop.setCookies().stream()
            .filter(it -> it.startsWith("vestibule="))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no session cookie: " + hop.headers()));
    for (String attribute : new String[] {"httponly", "samesite=lax", "path=/vestibule"}) {
      assertTrue(cookie.toLowerCase(Locale.ROOT).contains(attribute), cookie);
    }
    return cookie.substring(0, cookie.indexOf(';'));
  }

  private Hop dashboard(Hop back) {
    Hop dashboard = visitor.follow(back);
    assertEquals(200, dashboard.status(), dashboard.body());
    assertEquals(Persona.ADA.userId(), dashboard.find("id=\"user-id\">([^<]*)<"));
    return dashboard;
  }

  private void whoami() {
    Hop whoami = visitor.open("whoami");
    assertEquals(200, whoami.status(), whoami.body());
    assertEquals(Persona.ADA.userId(), whoami.find("\"UserId\"\\s*:\\s*\"([^\"]*)\""));
  }

  private void ready() {
    Hop ready = visitor.open("health/ready");
    assertEquals(200, ready.status(), ready.body());
    assertTrue(ready.body().startsWith("{\"status\":\"UP\",\"parts\":"), ready.body());
  }

  /** Connections are counted by the client that the WAR brings; a server's own has no such pool. */
  private void client() {
    Hop metrics = visitor.open("metrics");
    assertEquals(200, metrics.status(), metrics.body());
    assertTrue(metrics.body().contains("vestibule_outbound_connections_limit"), metrics.body());
  }

  private void signOut(Hop dashboard) {
    Hop out = visitor.signOut(dashboard);
    assertEquals(303, out.status(), out.body());
    assertTrue(visitor.follow(visitor.follow(out)).body().contains("You are signed out"));
    assertEquals(401, visitor.open("whoami").status());
  }
}
