package org.vestibule.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.certificates.TestCertificate;
import org.vestibule.doctor.Installation.Proof;
import org.vestibule.oauth.ClientAuthentication;
import org.vestibule.oauth.ClientCertificate;

class CertificateCheckTest {
  private static final String PASSWORD = "store-password";
  private static @TempDir Path folder;
  private static Path store = Path.of("");

  private final CheckedSite site = new CheckedSite();

  @BeforeAll
  static void make() {
    store =
        TestCertificate.of("client")
            .days(0, 40)
            .make()
            .store(folder.resolve("client.p12"), PASSWORD);
  }

  @AfterEach
  void close() {
    site.close();
  }

  private void certificate(Path file, String password) {
    site.client =
        new Installation.Client(
            CheckedSite.CLIENT,
            Proof.CERTIFICATE,
            ClientAuthentication.none(CheckedSite.CLIENT),
            false,
            Optional.of(new ClientCertificate(file, password)));
  }

  @ParameterizedTest(name = "after {0} days")
  @CsvSource({
    "0,   CERTIFICATE_OK,   valid for 39 days",
    "8,   CERTIFICATE_OK,   valid for 31 days",
    "20,  CERTIFICATE_SOON, valid for 19 days",
    "41,  CERTIFICATE_OVER, is over since",
    "-1,  CERTIFICATE_EARLY, is not valid before"
  })
  void its_days_are_counted(int days, Outcome expected, String text) throws Exception {
    certificate(store, PASSWORD);
    site.clock.pass(Duration.ofDays(days).plusHours(1));

    Verdict verdict = site.verdict(Check.CERTIFICATE);

    assertEquals(expected, verdict.outcome());
    assertTrue(Told.in(verdict).contains(text), Told.in(verdict));
  }

  @Test
  void a_file_that_cannot_be_used_is_no_certificate() throws Exception {
    certificate(Path.of("/no/such/file"), "");
    assertEquals(Outcome.CERTIFICATE_FILE, site.verdict(Check.CERTIFICATE).outcome());

    certificate(store, "marker-password");
    Verdict verdict = site.verdict(Check.CERTIFICATE);

    assertEquals(Outcome.CERTIFICATE_FILE, verdict.outcome());
    assertFalse(Told.in(verdict).contains("marker"), Told.in(verdict));
  }

  @Test
  void without_one_there_is_nothing_to_count() {
    assertEquals(Outcome.CERTIFICATE_NONE, site.verdict(Check.CERTIFICATE).outcome());
  }
}
