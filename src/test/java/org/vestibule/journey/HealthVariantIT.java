package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.certificates.TestCertificate;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Fault;

@Tag("tomcat")
final class HealthVariantIT {
  private final Emulator emulator = Ground.emulator();

  @BeforeEach
  @AfterEach
  void reset() {
    emulator.reset();
  }

  @Test
  void a_certificate_that_is_lost_takes_the_node_out_until_it_is_back(@TempDir Path directory)
      throws Exception {
    TestCertificate key = TestCertificate.of("client").rsa(2048).days(0, 90).make();
    Path pem = Files.writeString(directory.resolve("client.pem"), key.pem());
    Path away = directory.resolve("away.pem");
    try (var server = Variant.of(certificate(pem))) {
      var visitor = new Visitor(server.app());
      assertTrue(ServerLog.within(Ground.PATIENCE, () -> ready(visitor).status() == 200));

      Files.move(pem, away);
      Hop lost = ready(visitor);
      assertEquals(503, lost.status());
      assertTrue(
          lost.body().contains("\"credential\":{\"status\":\"DOWN\",\"reason\":\"unreadable\"}"),
          lost.body());
      assertEquals(0.0, Scrape.of(server.app()).value("vestibule_ready"));
      assertTrue(
          Double.isNaN(
              Scrape.of(server.app())
                  .value("vestibule_credential_days_left{credential=\"first\"}")));

      Files.move(away, pem, StandardCopyOption.ATOMIC_MOVE);
      assertEquals(200, ready(visitor).status());
    }
  }

  @Test
  void a_certificate_near_its_end_is_told_and_one_past_it_takes_the_node_out(
      @TempDir Path directory) throws Exception {
    TestCertificate near = TestCertificate.of("near").rsa(2048).days(0, 3).make();
    TestCertificate over = TestCertificate.of("over").rsa(2048).days(-3, -2).make();
    Path pem = Files.writeString(directory.resolve("client.pem"), near.pem());
    try (var server = Variant.of(certificate(pem))) {
      var visitor = new Visitor(server.app());
      assertTrue(ServerLog.within(Ground.PATIENCE, () -> ready(visitor).status() == 200));
      assertTrue(ready(visitor).body().contains("ends-in-days-2"), ready(visitor).body());

      Files.writeString(pem, over.pem() + "\n");
      assertEquals(503, ready(visitor).status());
      assertTrue(ready(visitor).body().contains("expired"), ready(visitor).body());
    }
  }

  @Test
  void what_is_missing_of_the_provider_is_named() throws Exception {
    try (var other = Emulator.start(0)) {
      other.next(Fault.METADATA_500, 1000);
      try (var server = Variant.of(other, "/vestibule", Map.of())) {
        var visitor = new Visitor(server.app());
        visitor.open("login");

        Hop ready = ready(visitor);
        assertEquals(503, ready.status());
        assertTrue(
            ready
                .body()
                .contains("\"provider\":{\"status\":\"DOWN\",\"reason\":\"provider.down\"}"),
            ready.body());
      }
    }
  }

  @Test
  void settings_that_cannot_be_used_are_a_reason() throws Exception {
    try (var server = Variant.of(Map.of("DATAVERSE_URL", ""))) {
      Hop ready = ready(new Visitor(server.app()));

      assertEquals(503, ready.status());
      assertTrue(ready.body().contains("\"configuration\""), ready.body());
    }
  }

  private static Hop ready(Visitor visitor) {
    return visitor.open("health/ready");
  }

  private static Map<String, String> certificate(Path pem) {
    return Map.of("AZURE_CLIENT_SECRET", "", "AZURE_CLIENT_CERTIFICATE_PATH", pem.toString());
  }
}
