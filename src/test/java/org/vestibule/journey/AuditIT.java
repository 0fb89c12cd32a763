package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Fault;
import org.vestibule.emulator.Persona;
import org.vestibule.emulator.Seen;
import org.vestibule.telemetry.LogLines;

/** What auditors find: a log of its own, in which nothing is forged and nothing is secret. */
@Tag("tomcat")
@TestInstance(Lifecycle.PER_CLASS)
final class AuditIT {
  private static final Pattern MEMBER = Pattern.compile("\"([a-z]+)\":\"((?:[^\"\\\\]|\\\\.)*)\"");

  private final Emulator emulator = Ground.emulator();
  private final LogLines lines = LogLines.of("org.vestibule.audit");
  private TomcatServer server;

  @BeforeAll
  void start() throws Exception {
    server = Variant.of(Map.of());
  }

  @AfterAll
  void stop() throws Exception {
    lines.close();
    server.close();
  }

  @BeforeEach
  void listen() {
    emulator.reset();
    lines.texts.clear();
  }

  @AfterEach
  void restore() {
    emulator.reset();
  }

  @Test
  void each_step_of_a_session_leaves_one_line() {
    var visitor = new Visitor(server.app());
    emulator.accessTokenLife(Duration.ZERO);
    visitor.follow(visitor.answer(Persona.ADA, "login"));
    emulator.accessTokenLife(Duration.ofHours(1));
    visitor.signOut(visitor.open("dashboard"));

    assertEquals(
        List.of(
            "sign-in.begun", "sign-in.completed", "tokens.refreshed", "session.ended signed-out"),
        events());
    for (String line : lines.texts) {
      Instant time = OffsetDateTime.parse(member(line, "time")).toInstant();
      assertTrue(Duration.between(time, Instant.now()).abs().toSeconds() < 60, line);
      assertTrue(member(line, "reference").matches("[A-Z0-9]{5}-[A-Z0-9]{5}"), line);
      assertEquals("127.0.0.1", member(line, "client"));
    }
    for (String line : lines.texts.subList(1, 4)) {
      assertEquals(Emulator.TENANT, member(line, "tenant"));
      assertEquals(Persona.ADA.oid(), member(line, "object"));
    }
    assertEquals("", member(lines.texts.get(0), "object"));
    nothingSecret(visitor);
  }

  @Test
  void what_goes_wrong_has_the_code_and_the_reference_of_the_users_page() {
    var visitor = new Visitor(server.app());
    Hop page = visitor.follow(visitor.open("login"));
    told("sign-in.declined signin.cancelled", visitor.follow(visitor.press(page, "cancel", "1")));

    Hop answer = visitor.answer(Persona.ADA, "login");
    emulator.next(Fault.WRONG_NONCE);
    told("sign-in.rejected idtoken.nonce", visitor.follow(answer));

    told("sign-in.rejected signin.no-pending", visitor.follow(answer));

    answer = visitor.answer(Persona.ADA, "login?prompt=login");
    emulator.next(Fault.TOKEN_503);
    told("sign-in.failed provider.down", visitor.follow(answer));

    answer = visitor.answer(Persona.ADA, "login?prompt=login");
    emulator.next(Fault.TOKEN_401_INVALID_CLIENT);
    told("sign-in.failed token.invalid_client", visitor.follow(answer));

    told("request.refused login.parameter", visitor.open("login?prompt=whatever"));

    Hop dashboard =
        visitor.follow(visitor.follow(visitor.answer(Persona.ADA, "login?prompt=login")));
    told(
        "request.refused request.forgery",
        visitor.post(dashboard.action(), Map.of("anti_forgery", "x")));
    nothingSecret(visitor);
  }

  @Test
  void sessions_that_others_end_are_written_down() {
    emulator.frontChannel(URI.create(server.app() + "logout/frontchannel"));
    var visitor = new Visitor(server.app());
    visitor.signIn(Persona.ADA);
    URI frame = emulator.frontChannelUri(Persona.ADA);
    new Visitor(server.app()).open(frame);
    new Visitor(server.app()).open(frame);
    assertEquals(1, events().stream().filter("session.ended front-channel"::equals).count());
    visitor.open("whoami");
    toldOfAda("session.ended revoked", "-");

    visitor.follow(visitor.answer(Persona.ADA, "login?prompt=login"));
    visitor.follow(visitor.answer(Persona.GUEST, "login?prompt=login"));
    lines.texts.remove(lines.texts.size() - 1);
    toldOfAda("session.ended replaced", "127.0.0.1");

    emulator.accessTokenLife(Duration.ZERO);
    visitor.follow(visitor.answer(Persona.ADA, "login?prompt=login"));
    emulator.next(Fault.REFRESHED_OTHER_USER);
    visitor.open("dashboard");

    toldOfAda("session.ended idtoken.other-user", "127.0.0.1");
  }

  private void toldOfAda(String event, String client) {
    String line = lines.texts.get(lines.texts.size() - 1);
    assertEquals(event, events().get(events().size() - 1));
    assertEquals(Persona.ADA.oid(), member(line, "object"));
    assertEquals(client, member(line, "client"));
  }

  @Test
  void values_from_outside_cannot_break_a_line() {
    var visitor = new Visitor(server.app());
    String hostile = "%0D%0A%7B%22event%22:%22sign-in.completed%22%7D%E2%80%A8%1B%5B2J%22";
    visitor.open("login?login_hint=" + hostile);
    visitor.open("login?prompt=" + hostile + "&iss=" + hostile);
    visitor.open("callback?state=" + hostile + "&error=" + hostile + "&code=" + hostile);
    String state = visitor.open("login").parameters().getOrDefault("state", "");
    visitor.open("callback?state=" + state + "&error=" + hostile);
    visitor.open(
        URI.create(server.app() + "login"),
        "X-Forwarded-For",
        "6.6.6.6, {\"event\":\"x\"}",
        "Forwarded",
        "for=6.6.6.6",
        "User-Agent",
        "x\",\"event\":\"sign-in.completed");
    Hop answer = visitor.answer(Persona.MALLORY, "login?prompt=login");
    emulator.next(Fault.AUTHORIZE_HOSTILE_DESCRIPTION);
    visitor.follow(visitor.follow(visitor.open("login")));
    visitor.follow(answer);

    assertTrue(lines.texts.size() >= 8, events().toString());
    for (String line : lines.texts) {
      assertTrue(line.matches("\\{(\"[a-z]+\":\"[A-Za-z0-9 .:_+-]*\",?)+}"), line);
      assertEquals("127.0.0.1", member(line, "client"));
    }
    assertEquals(1, events().stream().filter("sign-in.completed"::equals).count());
  }

  /** The newest line tells what this page tells. */
  private void told(String event, Hop page) {
    String line = lines.texts.get(lines.texts.size() - 1);
    assertEquals(event, events().get(events().size() - 1));
    assertEquals(page.detail("Reference"), member(line, "reference"));
    assertEquals(page.detail("Code"), member(line, "code"));
  }

  private void nothingSecret(Visitor visitor) {
    String all = String.join("\n", lines.texts);
    for (Seen call : emulator.requests("/token")) {
      for (String name : List.of("code", "code_verifier", "refresh_token", "client_secret")) {
        String secret = call.form().getOrDefault(name, "absent from this call");
        assertFalse(all.contains(secret), name);
      }
    }
    assertFalse(all.contains(visitor.session()) && !visitor.session().isEmpty());
    assertFalse(all.contains(Persona.ADA.account()));
    assertFalse(all.contains("eyJ"));
  }

  private List<String> events() {
    return lines.texts.stream()
        .map(line -> (member(line, "event") + " " + member(line, "code")).strip())
        .toList();
  }

  private static String member(String line, String name) {
    for (Matcher matcher = MEMBER.matcher(line); matcher.find(); ) {
      if (matcher.group(1).equals(name)) {
        return matcher.group(2);
      }
    }
    return "";
  }
}
