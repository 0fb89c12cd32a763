package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.certificates.TestCertificate;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Persona;
import org.vestibule.emulator.Seen;

/** One server whose certificate file is another one in each test. */
@Tag("tomcat")
@TestInstance(Lifecycle.PER_CLASS)
final class ClientIdentityIT {
  private static final String PASSWORD = "p4ss+word %41";

  private final Emulator emulator = Ground.emulator();
  private TestCertificate first;
  private TestCertificate second;
  private Path file;
  private TomcatServer server;

  @BeforeAll
  void start(@TempDir Path directory) throws Exception {
    first = TestCertificate.of("first").rsa(2048).days(0, 30).make();
    second = TestCertificate.of("second").rsa(2048).days(0, 30).make();
    file = Files.writeString(directory.resolve("client.pem"), first.pem());
    server =
        Variant.of(
            Map.of(
                "AZURE_CLIENT_SECRET",
                "",
                "AZURE_CLIENT_CERTIFICATE_PATH",
                file.toString(),
                "AZURE_CLIENT_CERTIFICATE_PASSWORD",
                PASSWORD));
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
    emulator.reset();
  }

  @BeforeEach
  void trust() {
    emulator.reset();
    emulator.trustCertificate(Emulator.CLIENT_ID, first.certificate());
  }

  @Test
  void a_certificate_takes_the_place_of_the_secret() throws Exception {
    Files.writeString(file, first.pem());

    assertEquals(303, back().status());

    Seen call = emulator.requests("/token").get(0);
    assertFalse(call.form().containsKey("client_secret"));
    assertFalse(call.headers().containsKey("authorization"));
    String header = header(call);
    for (String member :
        List.of("\"alg\":\"PS256\"", "\"typ\":\"JWT\"", "\"" + thumbprint(first) + "\"")) {
      assertTrue(header.contains(member), header);
    }
  }

  @Test
  void a_key_store_does_as_well() throws Exception {
    first.store(file, PASSWORD);

    assertEquals(303, back().status());
    assertTrue(header(emulator.requests("/token").get(0)).contains(thumbprint(first)));
  }

  @Test
  void a_renewed_certificate_is_used_from_the_next_request_on() throws Exception {
    emulator.trustCertificate(Emulator.CLIENT_ID, second.certificate());
    Files.writeString(file, first.pem());
    assertEquals(303, back().status());

    Files.writeString(file, second.pem());
    assertEquals(303, back().status());

    List<Seen> calls = emulator.requests("/token");
    assertTrue(header(calls.get(0)).contains(thumbprint(first)));
    assertTrue(header(calls.get(1)).contains(thumbprint(second)));
  }

  @Test
  void a_certificate_that_is_not_registered_is_the_operators_to_mend() throws Exception {
    Files.writeString(file, second.pem());

    Hop page = back();

    ProblemPage.expect(502, "token.invalid_client", page);
    assertEquals("AADSTS700027", page.detail("Entra's code"));
    assertEquals(1, emulator.requests("/token").size());
  }

  @Test
  void a_certificate_that_is_over_is_the_operators_to_mend(@TempDir Path directory)
      throws Exception {
    TestCertificate old = TestCertificate.of("old").rsa(2048).days(-9, -7).make();
    emulator.trustCertificate(Emulator.CLIENT_ID, old.certificate());
    Files.writeString(file, old.pem());

    Hop page = back();

    ProblemPage.expect(502, "token.invalid_client", page);
    assertEquals("AADSTS1000502", page.detail("Entra's code"));
  }

  @Test
  void a_file_that_cannot_be_used_sends_nothing_and_passes_by_when_it_is_mended() throws Exception {
    for (String content :
        List.of("", "nonsense", first.pem().replaceFirst("(?s)-+BEGIN CERT.*", ""))) {
      Files.writeString(file, content);
      ProblemPage.expect(502, "provider.credential", back());
    }
    Files.delete(file);
    ProblemPage.expect(502, "provider.credential", back());
    assertEquals(List.of(), emulator.requests("/token"));

    Files.writeString(file, first.pem());

    assertEquals(303, back().status());
  }

  @Test
  void the_page_and_the_log_do_not_show_the_key_or_its_password() throws Exception {
    Files.writeString(file, first.pem().replaceFirst("(?s)-+BEGIN CERT.*", ""));

    Hop page = back();

    for (String text : List.of(page.body(), ServerLog.text())) {
      assertFalse(text.contains(PASSWORD));
      assertFalse(text.contains("BEGIN PRIVATE"));
      assertFalse(text.contains(file.getFileName().toString()));
    }
  }

  private Hop back() {
    var visitor = new Visitor(server.app());
    return visitor.follow(visitor.answer(Persona.ADA, "login"));
  }

  private static String header(Seen call) {
    String assertion = call.form().getOrDefault("client_assertion", "");
    String header = assertion.substring(0, assertion.indexOf('.'));
    return new String(Base64.getUrlDecoder().decode(header), StandardCharsets.UTF_8);
  }

  private static String thumbprint(TestCertificate key) throws Exception {
    byte[] print = MessageDigest.getInstance("SHA-256").digest(key.certificate().getEncoded());
    return Base64.getUrlEncoder().withoutPadding().encodeToString(print);
  }
}
