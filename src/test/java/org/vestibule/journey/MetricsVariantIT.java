package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.certificates.TestCertificate;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Fault;
import org.vestibule.emulator.Persona;

@Tag("tomcat")
final class MetricsVariantIT {
  private static final String TOKEN = "0123456789abcdef0123456789abcdef";

  private final Emulator emulator = Ground.emulator();

  @BeforeEach
  @AfterEach
  void reset() {
    emulator.reset();
  }

  @Test
  void with_a_token_whoever_brings_it_sees_them_also_through_a_proxy() throws Exception {
    try (var server = Variant.of(Map.of("METRICS_TOKEN", TOKEN))) {
      var visitor = new Visitor(server.app());
      URI metrics = URI.create(server.app() + "metrics");

      Hop without = visitor.open(metrics);
      Hop wrong = visitor.open(metrics, "Authorization", "Bearer " + TOKEN.replace('f', 'e'));
      Hop right =
          visitor.open(metrics, "Authorization", "Bearer " + TOKEN, "X-Forwarded-For", "192.0.2.7");

      assertEquals(401, without.status());
      assertEquals("Bearer realm=\"metrics\"", without.header("WWW-Authenticate"));
      assertEquals(401, wrong.status());
      assertFalse(wrong.body().contains("vestibule_"), wrong.body());
      assertEquals(200, right.status());
      assertEquals(
          "text/plain;version=0.0.4;charset=utf-8", spaceless(right.header("Content-Type")));
      assertFalse(ServerLog.text().contains(TOKEN));
    }
  }

  @Test
  void the_days_of_a_certificate_are_shown(@TempDir Path directory) throws Exception {
    TestCertificate key = TestCertificate.of("client").rsa(2048).days(0, 30).make();
    emulator.trustCertificate(Emulator.CLIENT_ID, key.certificate());
    Path pem = Files.writeString(directory.resolve("client.pem"), key.pem());
    var settings =
        Map.of("AZURE_CLIENT_SECRET", "", "AZURE_CLIENT_CERTIFICATE_PATH", pem.toString());
    try (var server = Variant.of(settings)) {
      double days =
          Scrape.of(server.app()).value("vestibule_credential_days_left{credential=\"first\"}");

      assertTrue(days > 29 && days <= 30, days + " days");
    }
  }

  @Test
  void renewals_are_counted_by_what_became_of_them() throws Exception {
    try (var server = Variant.of(Map.of())) {
      renew(server, Optional.empty());
      renew(server, Optional.of(Fault.TOKEN_503));
      renew(server, Optional.of(Fault.TOKEN_400_INVALID_GRANT));
      renew(server, Optional.of(Fault.TOKEN_401_INVALID_CLIENT));

      Scrape scrape = Scrape.of(server.app());
      for (String outcome : List.of("renewed", "failed", "sign_in_again", "refused")) {
        assertEquals(1, scrape.value("vestibule_refreshes_total{outcome=\"" + outcome + "\"}"));
      }
      assertEquals(1, scrape.value("vestibule_client_refusals_total"));
    }
  }

  /** A new user, whose first page has to renew the tokens. */
  private void renew(TomcatServer server, Optional<Fault> fault) {
    var visitor = new Visitor(server.app());
    emulator.accessTokenLife(Duration.ZERO);
    visitor.follow(visitor.answer(Persona.ADA, "login"));
    emulator.accessTokenLife(Duration.ofHours(1));
    fault.ifPresent(emulator::next);
    visitor.open("dashboard");
  }

  private static String spaceless(String text) {
    return text.replace(" ", "").toLowerCase(Locale.ROOT);
  }
}
