package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.certificates.TestCertificate;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Fault;
import org.vestibule.emulator.Registration;

/** What the checks say of an installation that is wrong in one place. */
@Tag("tomcat")
final class SetupFaultIT {
  private static final String EXPIRED = "aaaaa-expired";

  private final Emulator emulator = Ground.emulator();

  @BeforeEach
  @AfterEach
  void reset() {
    emulator.reset();
  }

  /** The line of one check. */
  private static String line(TomcatServer server, String title) {
    Hop text =
        new Visitor(server.app()).open(URI.create(server.app() + "setup"), "Accept", "text/plain");
    List<String> found =
        text.body().lines().filter(it -> it.contains("  " + title + ": ")).toList();
    assertEquals(1, found.size(), text.body());
    return found.get(0);
  }

  private static void expect(String state, String text, String line) {
    assertTrue(line.startsWith(state + " "), line);
    assertTrue(line.contains(text), line);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "a wrong secret,        wrong,                                The secret of",
    "an expired secret,     aaaaa-expired,                        has expired",
    "the id of the secret,  0b0b0b01-37d4-ed11-a7c7-000d3a2a5e01, holds the secret's ID"
  })
  void a_secret_that_is_not_accepted(String theCase, String secret, String text) throws Exception {
    String id = "77777777-7777-8888-9999-000000000000";
    emulator.register(
        new Registration(
            id,
            "Vestibule",
            Registration.Kind.CONFIDENTIAL,
            Set.of("right"),
            Set.of(EXPIRED),
            Set.of(),
            false));
    try (var server = Variant.of(Map.of("AZURE_CLIENT_ID", id, "AZURE_CLIENT_SECRET", secret))) {
      String line = line(server, "Client credential");

      expect("failed", text, line);
      assertTrue(line.contains("az ad app credential reset --id " + id), line);
    }
  }

  @Test
  void a_client_that_the_tenant_does_not_know() throws Exception {
    String id = "88888888-7777-8888-9999-000000000000";
    try (var server = Variant.of(Map.of("AZURE_CLIENT_ID", id))) {
      expect("failed", "does not know the application", line(server, "Client credential"));
    }
  }

  @Test
  void a_public_client_has_nothing_to_show() throws Exception {
    try (var server =
        Variant.of(
            Map.of("AZURE_CLIENT_ID", Emulator.PUBLIC_CLIENT_ID, "AZURE_CLIENT_SECRET", ""))) {
      expect("not-applicable", "by PKCE alone", line(server, "Client credential"));
    }
  }

  @Test
  void a_certificate_that_is_not_registered_and_soon_over(@TempDir Path folder) throws Exception {
    TestCertificate key = TestCertificate.of("client").rsa(2048).days(0, 20).make();
    Path file = Files.writeString(folder.resolve("client.pem"), key.pem());
    var settings =
        Map.of("AZURE_CLIENT_SECRET", "", "AZURE_CLIENT_CERTIFICATE_PATH", file.toString());
    emulator.trustCertificate(
        Emulator.CLIENT_ID, TestCertificate.of("other").rsa(2048).make().certificate());
    try (var server = Variant.of(settings)) {
      expect("failed", "does not know the certificate", line(server, "Client credential"));
      expect("warning", "valid for 19 days", line(server, "Client certificate"));
    }
    emulator.trustCertificate(Emulator.CLIENT_ID, key.certificate());
    try (var server = Variant.of(settings)) {
      expect("ok", "accepts the credential", line(server, "Client credential"));
    }
  }

  @Test
  void the_older_endpoints_are_asked_by_resource() throws Exception {
    try (var server = Variant.of(Map.of("OAUTH_RESOURCE", emulator.base() + "/"))) {
      emulator.applicationUser(Emulator.CLIENT_ID);

      expect("ok", "accepts the credential", line(server, "Client credential"));
      expect("ok", "as an application user", line(server, "Application user"));
    }
  }

  @Test
  void tenant_and_resource_are_learnt_from_the_environment() throws Exception {
    try (var server = Variant.of(Map.of("AZURE_TENANT_ID", ""))) {
      expect("ok", "learnt from the environment's challenge", line(server, "Tenant"));
      expect("ok", "The environment's challenge confirms", line(server, "Access asked for"));
    }
  }

  @Test
  void a_tenant_that_does_not_exist() throws Exception {
    String unknown = "99999999-2222-3333-4444-555555555555";
    try (var server = Variant.of(Map.of("AZURE_TENANT_ID", unknown))) {
      expect("failed", "does not know the tenant " + unknown, line(server, "Provider's metadata"));
      expect("not-checked", "Provider's metadata", line(server, "Client credential"));
      expect("failed", "[AZURE_TENANT_ID=" + Emulator.TENANT + "]", line(server, "Tenant"));
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "METADATA_WRONG_ISSUER, Provider's metadata,    those of another issuer",
    "METADATA_HTML,         Provider's metadata,    not a metadata document",
    "METADATA_500,          Provider's metadata,    is down or overloaded",
    "KEYS_EMPTY,            Signing keys,           has no key that can be used",
    "DATAVERSE_404,         Dataverse environment,  not as a Dataverse environment does",
    "DATAVERSE_503,         Dataverse environment,  is down or overloaded"
  })
  void a_document_that_is_no_use(Fault fault, String title, String text) throws Exception {
    try (var server = Variant.of(Map.of())) {
      var visitor = new Visitor(server.app());
      assertTrue(
          ServerLog.within(Ground.PATIENCE, () -> visitor.open("health/ready").status() == 200));
      emulator.next(fault);

      expect("failed", text, line(server, title));
    }
  }

  @Test
  void a_clock_that_is_wrong() throws Exception {
    try (var late = new LateProvider(Emulator.TENANT, -120);
        var server = Variant.of(Map.of("AZURE_AUTHORITY_HOST", late.base().toString()))) {
      String line = line(server, "Clock");

      expect("failed", "ahead of the provider's: sign-ins are refused", line);
      assertTrue(line.matches(".* 1[12]\\d s .*"), line);
    }
  }

  @Test
  void behind_a_proxy_its_headers_are_compared() throws Exception {
    try (var server = Variant.of(Map.of("PUBLIC_URL", "https://portal.example/vestibule"))) {
      var stranger = new Stranger(server.app());
      stranger.post(Map.of("code", SetupCode.last()));
      Hop page =
          stranger
              .visitor()
              .open(
                  URI.create(server.app() + "setup?back=1"),
                  "X-Forwarded-Host",
                  "apps.example",
                  "X-Forwarded-Proto",
                  "https");

      assertTrue(page.body().contains("the proxy tells of another host"), page.body());
      assertTrue(page.body().contains("PUBLIC_URL=https://apps.example/vestibule"), page.body());
      assertTrue(page.body().contains("https://portal.example/vestibule/callback"), page.body());
      assertTrue(page.body().contains("__Host-vestibule"), page.body());
    }
  }

  @Test
  void the_code_of_the_log_opens_it_once() throws Exception {
    try (var server = Variant.of(Map.of())) {
      String code = SetupCode.last();
      var stranger = new Stranger(server.app());

      Hop entered = stranger.post(Map.of("code", code));
      Hop page = stranger.follow(stranger.follow(entered));
      Hop again = new Stranger(server.app()).post(Map.of("code", code));

      assertEquals(303, entered.status(), entered.body());
      String cookie = entered.setCookies().get(0);
      assertTrue(cookie.startsWith("vestibule-setup="), cookie);
      assertTrue(
          cookie.contains("HttpOnly")
              && cookie.contains("SameSite=Lax")
              && cookie.contains("Max-Age=1800"),
          cookie);
      assertEquals(200, page.status(), page.body());
      assertTrue(page.body().contains("class=\"verdicts\""), page.body());
      assertEquals(403, again.status());
      assertTrue(again.body().contains("not the code"), again.body());
      assertFalse(again.body().contains(code), again.body());
      assertFalse(SetupCode.last().equals(code), "a new one is in the log");
      assertEquals(200, stranger.get("setup?back=1").status(), "it stays open for this browser");
    }
  }
}
