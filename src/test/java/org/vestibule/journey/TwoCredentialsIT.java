package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.certificates.TestCertificate;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Persona;
import org.vestibule.emulator.Registration;

/** The first credential ends while the application runs, and nobody notices. */
@Tag("tomcat")
final class TwoCredentialsIT {
  private static final String CLIENT = "client-with-two";
  private static final String FIRST = "first secret";
  private static final String NEXT = "next secret";

  private final Emulator emulator = Ground.emulator();

  @BeforeEach
  @AfterEach
  void reset() {
    emulator.reset();
  }

  @Test
  void a_secret_that_is_over_gives_way_within_the_sign_in() throws Exception {
    try (var server = Variant.of(settings("AZURE_CLIENT_SECRET_NEXT", NEXT))) {
      register(server, Set.of(FIRST, NEXT), Set.of());
      new Visitor(server.app()).signIn(Persona.ADA);
      assertEquals(1.0, inUse(server, "first"));

      register(server, Set.of(NEXT), Set.of(FIRST));
      emulator.forget();
      assertEquals(200, new Visitor(server.app()).signIn(Persona.ADA).status());
      assertEquals(List.of(FIRST, NEXT), secrets());
      assertEquals(1.0, inUse(server, "next"));
      String ready = new Visitor(server.app()).open("health/ready").body();
      assertTrue(ready.contains("next-in-use"), ready);
      assertTrue(ServerLog.tells("the next one is in use"));
      assertFalse(ServerLog.text().contains(NEXT));

      emulator.forget();
      new Visitor(server.app()).signIn(Persona.ADA);
      assertEquals(List.of(NEXT), secrets());
    }
  }

  @Test
  void a_renewal_goes_over_to_a_certificate(@TempDir Path directory) throws Exception {
    TestCertificate key = TestCertificate.of("next").rsa(2048).days(0, 90).make();
    Path pem = Files.writeString(directory.resolve("next.pem"), key.pem());
    try (var server = Variant.of(settings("AZURE_CLIENT_CERTIFICATE_PATH_NEXT", pem.toString()))) {
      register(server, Set.of(FIRST), Set.of());
      emulator.trustCertificate(CLIENT, key.certificate());
      var visitor = new Visitor(server.app());
      emulator.accessTokenLife(Duration.ZERO);
      visitor.follow(visitor.answer(Persona.ADA, "login"));
      emulator.accessTokenLife(Duration.ofHours(1));
      register(server, Set.of("another one"), Set.of());
      emulator.trustCertificate(CLIENT, key.certificate());

      assertEquals(200, visitor.open("dashboard").status());
      assertEquals(1.0, inUse(server, "next"));
    }
  }

  @Test
  void with_both_refused_the_page_says_so_and_each_was_tried_once() throws Exception {
    try (var server = Variant.of(settings("AZURE_CLIENT_SECRET_NEXT", NEXT))) {
      register(server, Set.of("another one"), Set.of(FIRST, NEXT));
      var visitor = new Visitor(server.app());
      Hop answer = visitor.answer(Persona.ADA, "login");
      emulator.forget();

      Hop page = visitor.follow(answer);
      assertEquals(502, page.status());
      assertEquals(List.of(FIRST, NEXT), secrets());
      assertEquals(1.0, inUse(server, "first"));
    }
  }

  @Test
  void a_secret_in_a_file_is_read_again_when_it_changes(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("secret"), FIRST + "\n");
    var settings =
        Map.of(
            "AZURE_CLIENT_ID",
            CLIENT,
            "AZURE_CLIENT_SECRET",
            "",
            "AZURE_CLIENT_SECRET_FILE",
            file.toString());
    try (var server = Variant.of(settings)) {
      register(server, Set.of(FIRST), Set.of());
      new Visitor(server.app()).signIn(Persona.ADA);

      register(server, Set.of("a secret of another length"), Set.of(FIRST));
      Files.writeString(file, "a secret of another length\n");
      assertEquals(200, new Visitor(server.app()).signIn(Persona.ADA).status());
    }
  }

  private static Map<String, String> settings(String name, String value) {
    return Map.of("AZURE_CLIENT_ID", CLIENT, "AZURE_CLIENT_SECRET", FIRST, name, value);
  }

  private void register(TomcatServer server, Set<String> secrets, Set<String> expired) {
    var callback = URI.create(server.app() + "callback");
    emulator.register(
        new Registration(
            CLIENT,
            "Two credentials",
            Registration.Kind.CONFIDENTIAL,
            secrets,
            expired,
            Set.of(callback),
            false));
  }

  private List<String> secrets() {
    return emulator.requests("/token").stream()
        .map(it -> it.form().getOrDefault("client_secret", ""))
        .toList();
  }

  private static double inUse(TomcatServer server, String credential) {
    return Scrape.of(server.app())
        .value("vestibule_credential_in_use{credential=\"" + credential + "\"}");
  }
}
