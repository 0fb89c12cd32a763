package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Persona;

/** The provider ends sessions here, by a frame that comes without cookies. */
final class SignOutEverywhereIT {
  @RegisterExtension static final Deployed deployed = new Deployed();

  private final Emulator emulator = deployed.emulator();
  private final Visitor visitor = new Visitor(deployed);
  private final URI frame = URI.create(deployed.app() + "logout/frontchannel");

  @BeforeEach
  void begin() {
    emulator.reset();
    emulator.frontChannel(frame);
  }

  @AfterEach
  void reset() {
    emulator.reset();
  }

  @ParameterizedTest(name = "with the issuer: {0}")
  @ValueSource(booleans = {false, true})
  void the_providers_frame_ends_the_session_it_names(boolean issuer) {
    emulator.frontChannelIssuer(issuer);
    visitor.signIn(Persona.ADA);
    URI named = emulator.frontChannelUri(Persona.ADA);
    assertEquals(issuer, Hop.parameters(named).containsKey("iss"));

    silent(new Visitor(deployed).open(named));

    assertEquals(401, visitor.open("whoami").status());
    assertEquals(302, visitor.open("dashboard").status());
    Hop back = visitor.follow(visitor.answer(Persona.ADA, "login?prompt=login"));
    assertEquals(200, visitor.follow(back).status());
  }

  @Test
  void its_end_is_written_down_once_when_its_browser_comes_and_a_sign_out_is_not_told_twice() {
    String revoked = "\"code\":\"revoked\"";
    long before = told(revoked);
    long others = told("\"client\":\"-\"");
    var leaving = new Visitor(deployed);
    leaving.signOut(leaving.signIn(Persona.GUEST));
    visitor.signIn(Persona.ADA);
    new Visitor(deployed).open(emulator.frontChannelUri(Persona.ADA));

    assertEquals(401, visitor.open("whoami").status());
    assertEquals(401, visitor.open("whoami").status());

    assertTrue(ServerLog.within(Duration.ofSeconds(2), () -> told(revoked) > before));
    assertEquals(before + 1, told(revoked));
    assertEquals(others + 1, told("\"client\":\"-\""), "more than one end without a request");
  }

  private static long told(String part) {
    return ServerLog.text().lines().filter(line -> line.contains(part)).count();
  }

  @Test
  void a_sign_in_right_after_it_with_the_providers_old_session_counts() {
    visitor.signIn(Persona.ADA);
    new Visitor(deployed).open(emulator.frontChannelUri(Persona.ADA));
    assertEquals(401, visitor.open("whoami").status());

    Hop back = visitor.follow(visitor.follow(visitor.open("login")));

    assertEquals(303, back.status());
    assertEquals(200, visitor.open("whoami").status());
  }

  @Test
  void other_sessions_of_the_same_user_go_on() {
    var elsewhere = new Visitor(deployed);
    elsewhere.signIn(Persona.ADA);
    visitor.signIn(Persona.ADA);

    new Visitor(deployed).open(emulator.frontChannelUri(Persona.ADA));

    assertEquals(401, visitor.open("whoami").status());
    assertEquals(200, elsewhere.open("whoami").status());
  }

  @ParameterizedTest(name = "[{index}] {0}")
  @ValueSource(
      strings = {
        "",
        "?sid=",
        "?sid=00000000-0000-4000-8000-000000000000",
        "?iss=https://stranger.example&sid={sid}",
        "?iss=&sid={sid}",
        "?iss={issuer}",
        "?sid={sid}x",
        "?sid=%0D%0ASet-Cookie:%20a=b"
      })
  void any_other_frame_ends_nothing_and_looks_the_same(String query) {
    visitor.signIn(Persona.ADA);
    String sid = Hop.parameters(emulator.frontChannelUri(Persona.ADA)).getOrDefault("sid", "");
    String issuer = emulator.base() + "/" + Emulator.TENANT + "/v2.0";

    String asked = query.replace("{sid}", sid).replace("{issuer}", issuer);
    silent(new Visitor(deployed).open(URI.create(frame + asked)));

    assertEquals(200, visitor.open("dashboard").status());
  }

  @Test
  void a_call_behind_the_users_back_is_refused_where_it_is_not_offered() {
    visitor.signIn(Persona.ADA);
    String token = emulator.logoutToken(Persona.ADA);
    URI logout = URI.create(deployed.app() + "logout/backchannel");

    Hop refused = new Visitor(deployed).post(logout, Map.of("logout_token", token));

    assertEquals(404, refused.status());
    assertEquals(200, visitor.open("dashboard").status());
  }

  @Test
  void a_page_of_another_site_cannot_sign_out_though_it_knows_the_value() {
    Hop dashboard = visitor.signIn(Persona.ADA);

    Hop refused =
        visitor.post(dashboard.action(), dashboard.hidden(), "Sec-Fetch-Site", "cross-site");

    ProblemPage.expect(403, "request.forgery", refused);
    assertEquals(200, visitor.open("dashboard").status());
    for (String site : List.of("same-origin", "same-site", "none")) {
      var own = new Visitor(deployed);
      Hop page = own.signIn(Persona.ADA);
      assertEquals(303, own.post(page.action(), page.hidden(), "Sec-Fetch-Site", site).status());
    }
  }

  @Test
  void signing_out_empties_what_the_browser_keeps() {
    Hop dashboard = visitor.signIn(Persona.ADA);
    assertEquals("no-store", dashboard.header("Cache-Control"));

    Hop out = visitor.signOut(dashboard);

    assertEquals("\"cache\", \"storage\"", out.header("Clear-Site-Data"));
    assertEquals("no-store", out.header("Cache-Control"));
    String state = out.parameters().getOrDefault("state", "");
    Hop home = visitor.open("?state=" + state + "x");
    assertEquals(200, home.status(), "another state is no trouble");
    assertTrue(home.body().contains("You are signed out"), home.body());
  }

  @Test
  void pages_that_load_while_the_user_signs_out_fail_in_no_other_way() throws Exception {
    Hop dashboard = visitor.signIn(Persona.ADA);
    var first = new AtomicBoolean(true);

    List<Integer> answers =
        Visitor.together(
            20,
            () ->
                first.getAndSet(false)
                    ? visitor.signOut(dashboard).status()
                    : visitor.open("whoami").status());

    assertTrue(List.of(200, 303, 401).containsAll(answers), answers.toString());
    assertEquals(401, visitor.open("whoami").status());
  }

  /** The same answer for everybody, which only the provider may show in a frame. */
  private void silent(Hop answer) {
    assertEquals(200, answer.status());
    assertEquals("", answer.body());
    assertEquals("no-store", answer.header("Cache-Control"));
    assertEquals(List.of(), answer.setCookies());
    assertEquals(
        "default-src 'none'; frame-ancestors " + emulator.base(),
        answer.header("Content-Security-Policy"));
  }
}
