package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Persona;

/** Attacks that are on record against servers and clients of this kind. */
final class KnownAttacksIT {
  @RegisterExtension static final Deployed deployed = new Deployed();

  private final Emulator emulator = deployed.emulator();
  private final Visitor visitor = new Visitor(deployed);

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "WEB-INF/web.xml",
        "WEB-INF",
        "WEB-INF/",
        "web-inf/web.xml",
        "Web-Inf/web.xml",
        "./WEB-INF/web.xml",
        ".//WEB-INF/web.xml",
        "/WEB-INF/web.xml",
        "//WEB-INF//web.xml",
        "%57EB-INF/web.xml",
        "WEB%2DINF/web.xml",
        "%57%45%42%2d%49%4e%46/web.xml",
        "WEB-INF;x/web.xml",
        ";x/WEB-INF/web.xml",
        "WEB-INF/web.xml;x=y",
        "WEB-INF./web.xml",
        "WEB-INF%20/web.xml",
        "WEB-INF%00/web.xml",
        "WEB-INF/web.xml%00.css",
        "WEB-INF%2fweb.xml",
        "WEB-INF%5cweb.xml",
        "WEB-INF\\web.xml",
        "x/../WEB-INF/web.xml",
        "assets/../WEB-INF/web.xml",
        "assets/%2e%2e/WEB-INF/web.xml",
        "assets/..%2fWEB-INF/web.xml",
        "assets/..%5cWEB-INF/web.xml",
        "assets/..;/WEB-INF/web.xml",
        "assets/%252e%252e/WEB-INF/web.xml",
        "assets/%c0%ae%c0%ae/WEB-INF/web.xml",
        "assets//../WEB-INF/web.xml",
        "health/../WEB-INF/web.xml",
        "health/..;/WEB-INF/web.xml",
        "WEB-INF/classes/org/vestibule/web/Startup.class",
        "WEB-INF/classes/org/vestibule/views/tomcat/WEB_002dINF/views/home_jsp.class",
        "WEB-INF/lib/",
        "WEB-INF/views/dashboard.jsp",
        "META-INF/MANIFEST.MF",
        "meta-inf/manifest.mf",
        "META-INF;x/MANIFEST.MF",
        "assets/..;/META-INF/MANIFEST.MF"
      })
  void nothing_of_the_inside_can_be_read(String spelling) throws Exception {
    String answer =
        Wire.send(deployed.app(), "GET /vestibule/" + spelling + " HTTP/1.1", "Host: localhost");

    // 400 is the server's own word for what it cannot read. Payara takes what follows a semicolon
    // away, and then shows the landing page or adds a slash to a directory, which is a 404.
    boolean refused = answer.matches("(?s)HTTP/1.1 40[04] .*");
    boolean landing = spelling.startsWith(";") && answer.contains("href=\"/vestibule/login");
    String location = Wire.header(answer, "Location");
    boolean slash = location.matches("http://localhost/vestibule/((WEB|META)-INF/)?");
    assertTrue(refused || landing || slash, answer);
    for (String inside : List.of("<web-app", "Manifest-Version", "Startup-", "c:out", ".jar")) {
      assertFalse(answer.contains(inside), answer);
    }
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "dashboard;x=y",
        "dashboard/",
        "dashboard/.",
        "./dashboard",
        "x/../dashboard",
        "/dashboard",
        "%64ashboard",
        "dashboard%2f",
        "dashboard%3Fa=b",
        "health/live/../../dashboard",
        "health/live/..;/..;/dashboard",
        "assets/../dashboard",
        "assets/..;/dashboard",
        "whoami;x=y",
        "assets/..;/whoami",
        "health/live;/../../whoami"
      })
  void no_spelling_of_a_protected_page_shows_it_to_nobody(String spelling) throws Exception {
    String answer =
        Wire.send(
            deployed.app(),
            "GET /vestibule/" + spelling + " HTTP/1.1",
            "Host: localhost",
            "User-Agent: kube-probe/1.30 GoogleHC/1.0 ELB-HealthChecker/2.0");

    // Depending on what it was asked before, Payara answers a path that ends in a dot with an
    // empty 200 of its own.
    boolean nothing =
        spelling.endsWith("/.")
            && Wire.header(answer, "Content-Length").equals("0")
            && Wire.header(answer, "Content-Security-Policy").isEmpty();
    assertTrue(nothing || !answer.startsWith("HTTP/1.1 200"), answer);
    assertFalse(answer.contains("user-id") || answer.contains("UserId"), answer);
    assertEquals(List.of(), emulator.requests("/WhoAmI"));
  }

  @Test
  void a_bearer_header_of_somebody_signs_nobody_in() {
    visitor.signIn(Persona.ADA);
    Map<String, String> headers = emulator.requests("/WhoAmI").get(0).headers();
    String good =
        headers.entrySet().stream()
            .filter(it -> it.getKey().equalsIgnoreCase("Authorization"))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElseThrow();
    assertTrue(good.startsWith("Bearer "));
    emulator.forget();
    URI whoAmI = URI.create(deployed.app() + "whoami");

    Hop answer = new Visitor(deployed).open(whoAmI, "Authorization", good);

    assertEquals(401, answer.status());
    assertEquals(List.of(), emulator.requests("/WhoAmI"));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "access_token=x&token_type=Bearer",
        "id_token=e30.e30.e30",
        "access_token=x&id_token=e30.e30.e30&session_state=y&scope=openid"
      })
  void tokens_in_the_front_channel_are_no_answer(String tokens) {
    ProblemPage.expect(400, "signin.state", visitor.open("callback?" + tokens));
    String state = visitor.open("login").parameters().getOrDefault("state", "");

    Hop refused = visitor.open("callback?state=" + state + "&" + tokens);

    ProblemPage.expect(400, "signin.no-code", refused);
    assertEquals(List.of(), emulator.requests("/token"));
    assertEquals(302, visitor.open("dashboard").status());
  }

  @ParameterizedTest(name = "posted: {0}")
  @ValueSource(booleans = {false, true})
  void ten_thousand_characters_of_description_reach_neither_page_nor_log(boolean posted) {
    String state = visitor.open("login").parameters().getOrDefault("state", "");
    int length = posted ? 10_000 : 4_000;
    String hostile =
        "AADSTS50000: <script>canary(1)</script>\r\nSet-Cookie: canary=1\r\n\u2028canary"
            + "<canary>".repeat(length / 8);
    var answer = Map.of("state", state, "error", "server_error", "error_description", hostile);

    Hop refused =
        posted
            ? visitor.follow(visitor.post(URI.create(deployed.app() + "callback"), answer))
            : visitor.open("callback?" + Visitor.query(answer));

    ProblemPage.expect(502, "signin.provider-error", refused);
    assertEquals("AADSTS50000", refused.detail("Entra's code"));
    assertFalse(refused.body().contains("canary"), refused.body());
    assertFalse(ServerLog.text().contains("canary(1)") || ServerLog.text().contains("<canary>"));
    assertFalse(refused.setCookies().toString().contains("canary"));
  }

  /**
   * Entropy cannot be counted; what is too short or drawn from too few can. Tomcat draws all 32
   * digits; of Payara's 28 some stay nearly the same from one session to the next.
   */
  @Test
  void session_ids_are_long_and_differ_in_every_place() {
    List<String> ids =
        IntStream.range(0, 200)
            .mapToObj(
                i -> {
                  var stranger = new Visitor(deployed);
                  stranger.open("login");
                  return stranger.session();
                })
            .toList();

    assertEquals(200, ids.stream().distinct().count());
    int length = ids.stream().mapToInt(String::length).min().orElse(0);
    long varied =
        IntStream.range(0, length)
            .filter(at -> ids.stream().map(id -> id.charAt(at)).distinct().count() > 8)
            .count();
    assertTrue(
        varied >= (length == 28 ? 20 : 28),
        "hexadecimal digits that vary: " + varied + " of " + ids.get(0));
  }

  @Test
  void two_hundred_tabs_share_two_small_cookies_and_the_last_ones_arrive() {
    List<Hop> logins =
        IntStream.range(0, 200).mapToObj(tab -> visitor.open("login?prompt=login")).toList();

    assertEquals(
        2, logins.stream().mapToInt(login -> login.setCookies().size()).sum(), "new cookies");
    logins.get(0).setCookies().forEach(it -> assertTrue(it.length() < 200, it));
    Hop arrived = visitor.follow(visitor.choose(visitor.follow(logins.get(199)), Persona.ADA));
    assertEquals(303, arrived.status(), arrived.body());
    for (Hop hop : visitor.way()) {
      hop.setCookies().forEach(it -> assertTrue(it.length() < 4096, it));
    }
  }
}
