package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Fault;
import org.vestibule.emulator.Persona;

@Tag("tomcat")
final class ProviderDownIT {
  private static final Duration RECOVERY = Duration.ofSeconds(10);

  private Emulator emulator;

  @BeforeEach
  void start() throws Exception {
    emulator = Emulator.start(0);
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  @Test
  void the_application_starts_without_its_provider_and_recovers_by_itself() throws Exception {
    int port = emulator.base().getPort();
    emulator.close();
    try (var server = Variant.of(emulator, "/vestibule", Map.of())) {
      var visitor = new Visitor(server.app());

      ProblemPage.expect(503, "provider.unreachable", visitor.open("login"));
      assertEquals(503, visitor.open("health/ready").status());
      assertEquals(200, visitor.open("health/live").status());
      assertEquals(200, visitor.open("").status());
      assertEquals(302, visitor.open("dashboard").status());

      emulator = Emulator.start(port);
      emulator.allowRedirect(URI.create(server.app() + "callback"));
      assertTrue(ServerLog.within(RECOVERY, () -> visitor.open("login").status() == 302));
      assertEquals(200, visitor.signIn(Persona.ADA).status());
      assertEquals(200, visitor.open("health/ready").status());
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          METADATA_500,          502, provider.down
          METADATA_HTML,         502, provider.unreadable
          METADATA_RESET,        502, provider.unreadable
          METADATA_WRONG_ISSUER, 502, provider.unreadable
          METADATA_HANG,         504, provider.timeout
          """)
  void metadata_that_cannot_be_used_are_told_and_asked_for_again(
      Fault fault, int status, String code) throws Exception {
    emulator.next(fault, 100);
    try (var server = Variant.of(emulator, "/vestibule", Map.of("HTTP_TIMEOUT", "PT1S"))) {
      var visitor = new Visitor(server.app());

      ProblemPage.expect(status, code, visitor.open("login"));
      assertEquals(503, visitor.open("health/ready").status());

      emulator.clearFaults();
      assertTrue(ServerLog.within(RECOVERY, () -> visitor.open("login").status() == 302));
      assertEquals(200, visitor.signIn(Persona.ADA).status());
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          KEYS_500,     502, provider.down
          KEYS_GARBAGE, 502, provider.unreadable
          KEYS_EMPTY,   502, provider.unreadable
          KEYS_HANG,    504, provider.timeout
          """)
  void without_keys_nobody_is_believed(Fault fault, int status, String code) throws Exception {
    emulator.next(fault, 100);
    try (var server = Variant.of(emulator, "/vestibule", Map.of("HTTP_TIMEOUT", "PT1S"))) {
      var visitor = new Visitor(server.app());

      ProblemPage.expect(status, code, visitor.follow(visitor.answer(Persona.ADA, "login")));
      assertEquals(503, visitor.open("health/ready").status());
      assertEquals(List.of(), emulator.requests("/WhoAmI"));

      emulator.clearFaults();
      assertTrue(
          ServerLog.within(
              RECOVERY,
              () ->
                  visitor.follow(visitor.answer(Persona.ADA, "login?prompt=login")).status()
                      == 303));
    }
  }

  @Test
  void a_changed_key_is_fetched_within_the_sign_in_that_needs_it() throws Exception {
    try (var server = Variant.of(emulator, "/vestibule", Map.of())) {
      new Visitor(server.app()).signIn(Persona.ADA);
      emulator.forget();
      // The key after the current one is published already, the one after that is not.
      emulator.rotateKeys();
      emulator.rotateKeys();

      Hop dashboard = new Visitor(server.app()).signIn(Persona.ADA);
      new Visitor(server.app()).signIn(Persona.GUEST);

      assertEquals(200, dashboard.status());
      assertEquals(1, emulator.requests("/keys").size());
      assertEquals(List.of(), emulator.requests("/openid-configuration"));
    }
  }

  @Test
  void metadata_and_keys_are_fetched_once_for_many_sign_ins() throws Exception {
    try (var server = Variant.of(emulator, "/vestibule", Map.of())) {
      Visitor.together(8, () -> new Visitor(server.app()).signIn(Persona.ADA));

      assertEquals(1, emulator.requests("/openid-configuration").size());
      assertEquals(1, emulator.requests("/keys").size());
    }
  }

  @Test
  void who_signs_out_while_the_provider_is_down_is_signed_out_here() throws Exception {
    try (var server = Variant.of(emulator, "/vestibule", Map.of())) {
      var visitor = new Visitor(server.app());
      Hop dashboard = visitor.signIn(Persona.ADA);
      String session = visitor.session();
      String key = visitor.key();
      emulator.close();

      Hop out = visitor.signOut(dashboard);

      assertEquals(303, out.status());
      var thief = new Visitor(server.app());
      thief.steal(session, key);
      assertEquals(302, thief.open("dashboard").status());
      assertEquals(200, visitor.open("").status());
    }
  }

  @Test
  void what_hangs_is_cut_at_the_time_limit() throws Exception {
    try (var server = Variant.of(emulator, "/vestibule", Map.of("HTTP_TIMEOUT", "PT1S"))) {
      var visitor = new Visitor(server.app());
      Hop answer = visitor.answer(Persona.ADA, "login");
      emulator.next(Fault.TOKEN_HANG);

      ProblemPage.expect(504, "provider.timeout", visitor.follow(answer));
      assertEquals(1, emulator.requests("/token").size());

      visitor.follow(visitor.follow(visitor.open("login")));
      emulator.next(Fault.DATAVERSE_HANG);
      ProblemPage.expect(504, "dataverse.timeout", visitor.open("dashboard"));
      assertEquals(200, visitor.open("dashboard").status());
    }
  }
}
