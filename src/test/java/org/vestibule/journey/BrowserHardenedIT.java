package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.SameSiteAttribute;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Persona;

/** What only a browser decides: cookies between two sites, frames, history. */
@Tag("tomcat")
final class BrowserHardenedIT {
  @RegisterExtension static final Browser browser = new Browser();

  private final Emulator emulator = Ground.emulator();

  @BeforeEach
  void begin() {
    emulator.reset();
    browser.context().setDefaultTimeout(10_000);
  }

  @AfterEach
  void reset() {
    emulator.reset();
  }

  @Test
  void a_posted_answer_of_another_site_arrives_with_the_lax_cookie() throws Exception {
    try (var server = Variant.of(Map.of("OAUTH_RESPONSE_MODE", "form_post"))) {
      Page page = open(server, "dashboard?a=1");

      choose(page, Persona.ADA);

      page.waitForURL(server.app() + "dashboard?a=1");
      assertEquals(Persona.ADA.userId(), page.locator("#user-id").innerText());
      Cookie cookie =
          browser.context().cookies(server.app().toString()).stream()
              .filter(it -> it.name.equals("vestibule"))
              .findFirst()
              .orElseThrow();
      assertEquals(SameSiteAttribute.LAX, cookie.sameSite);

      page.reload();
      assertEquals(Persona.ADA.userId(), page.locator("#user-id").innerText());
      page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign out")).click();
      page.waitForURL(url -> url.startsWith(server.app().toString()) && !url.contains("dashboard"));
      page.goBack();
      page.waitForLoadState(LoadState.LOAD);
      assertFalse(page.content().contains(Persona.ADA.userId()), page.url());
    }
  }

  @Test
  void signing_out_at_the_provider_signs_out_here_by_its_frame() throws Exception {
    try (var server = Variant.of(Map.of())) {
      URI frame = URI.create(server.app() + "logout/frontchannel");
      emulator.frontChannel(frame);
      Page page = open(server, "dashboard");
      choose(page, Persona.ADA);
      page.waitForURL(server.app() + "dashboard");

      Page provider = browser.newPage();
      provider.waitForResponse(
          answer -> answer.url().startsWith(frame.toString()) && answer.status() == 200,
          () -> provider.navigate(emulator.base() + "/" + Emulator.TENANT + "/oauth2/v2.0/logout"));
      provider.waitForLoadState(LoadState.LOAD);
      Frame shown = provider.frames().get(1);
      assertTrue(shown.url().startsWith(frame.toString()), "the frame is allowed: " + shown.url());
      page.reload();

      assertTrue(page.content().contains("Pick an account"), page.url());
    }
  }

  @Test
  void no_page_is_shown_in_a_frame_of_a_portal_unless_it_is_named() throws Exception {
    HttpServer portal = portal();
    String named = "http://localhost:" + portal.getAddress().getPort();
    String stranger = "http://127.0.0.1:" + portal.getAddress().getPort();
    try (var closed = Variant.of(Map.of());
        var open = Variant.of(Map.of("FRAME_ANCESTORS", named + " https://other.example"))) {
      refuses(named, closed);
      refuses(stranger, open);

      Page page = browser.newPage();
      page.navigate(named + "/?show=" + open.app());
      Frame shown = page.frames().get(1);
      shown.waitForURL(open.app().toString());
      assertTrue(shown.content().contains("Sign in"), shown.content());
    } finally {
      portal.stop(0);
    }
  }

  /** A site whose page shows in a frame what its address names. */
  private static HttpServer portal() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        call -> {
          String shown = Hop.parameters(call.getRequestURI()).get("show");
          byte[] page =
              ("<!doctype html><title>Portal</title><iframe src=\"" + shown + "\"></iframe>")
                  .getBytes(StandardCharsets.UTF_8);
          call.getResponseHeaders().add("Content-Type", "text/html");
          call.sendResponseHeaders(200, page.length);
          call.getResponseBody().write(page);
          call.close();
        });
    server.start();
    return server;
  }

  private static void refuses(String portal, TomcatServer server) {
    Page page = browser.newPage();
    page.waitForConsoleMessage(
        new Page.WaitForConsoleMessageOptions()
            .setPredicate(message -> message.text().contains("frame-ancestors")),
        () -> page.navigate(portal + "/?show=" + server.app()));
    assertFalse(page.frames().get(1).content().contains("Vestibule"), page.url());
  }

  private static Page open(TomcatServer server, String path) {
    Page page = browser.newPage();
    page.navigate(server.app() + path);
    return page;
  }

  private static void choose(Page page, Persona persona) {
    page.locator("button[value=" + persona.id() + "]").click();
  }
}
