package org.vestibule.telemetry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.dataverse.Budget;
import org.vestibule.dataverse.Served;
import org.vestibule.dataverse.ServedCall;
import org.vestibule.http.PoolFigures;

class MetricsTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochSecond(1_800_000_000), ZoneOffset.UTC);

  private final Metrics metrics = new Metrics(CLOCK);

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void every_name_is_ours_and_counters_stand_at_zero() {
    Scraped scraped = Scraped.of(metrics);

    assertTrue(
        scraped.names().stream().allMatch(it -> it.startsWith("vestibule_")),
        scraped.names().toString());
    assertEquals(0, scraped.value("vestibule_sign_ins_total{code=\"none\",outcome=\"begun\"}"));
    assertEquals(0, scraped.value("vestibule_refreshes_total{outcome=\"renewed\"}"));
    assertEquals(
        0, scraped.value("vestibule_hop_seconds_count{hop=\"whoami\",outcome=\"answered\"}"));
  }

  @Test
  void calls_to_dataverse_are_told_apart_by_hop_and_status() {
    metrics.dataverse().served(new Served(call("WhoAmI", 200, 1), Optional.empty()));
    metrics.dataverse().served(new Served(call("WhoAmI", 200, 3), Optional.empty()));
    metrics.dataverse().served(new Served(call("$batch", 403, 1), Optional.empty()));
    metrics.dataverse().served(new Served(call("Instances", 429, 1), Optional.empty()));
    metrics.dataverse().served(new Served(call("Instances", 503, 1), Optional.empty()));
    metrics.dataverse().served(new Served(call("Instances", 0, 1), Optional.empty()));

    Scraped scraped = Scraped.of(metrics);
    assertEquals(2, calls(scraped, "whoami", "2xx"));
    assertEquals(1, calls(scraped, "batch", "4xx"));
    assertEquals(1, calls(scraped, "discovery", "429"));
    assertEquals(1, calls(scraped, "discovery", "5xx"));
    assertEquals(1, calls(scraped, "discovery", "none"));
    assertEquals(2, scraped.value("vestibule_dataverse_repeats_total"));
    assertEquals(2, hops(scraped, "whoami", "answered"));
    assertEquals(1, hops(scraped, "batch", "refused"));
    assertEquals(3, hops(scraped, "discovery", "failed"));
    assertEquals(
        0.04,
        scraped.value("vestibule_hop_seconds_sum{hop=\"whoami\",outcome=\"answered\"}"),
        1e-9);
    assertEquals(
        2,
        scraped.value(
            "vestibule_hop_seconds_bucket{hop=\"whoami\",outcome=\"answered\",le=\"0.025\"}"));
    assertEquals(
        0,
        scraped.value(
            "vestibule_hop_seconds_bucket{hop=\"whoami\",outcome=\"answered\",le=\"0.01\"}"));
  }

  @Test
  void the_lowest_budget_is_shown_and_none_is_not_a_number() {
    assertEquals(Double.NaN, Scraped.of(metrics).value("vestibule_dataverse_budget_requests"));

    metrics.dataverse().served(new Served(call("WhoAmI", 200, 1), budget(5999, 1200)));
    metrics.dataverse().served(new Served(call("WhoAmI", 200, 1), budget(17, 1199)));
    metrics.dataverse().served(new Served(call("WhoAmI", 200, 1), budget(5998, 1198)));

    Scraped scraped = Scraped.of(metrics);
    assertEquals(17, scraped.value("vestibule_dataverse_budget_requests"));
    assertEquals(1198, scraped.value("vestibule_dataverse_budget_seconds"));
  }

  @Test
  void figures_are_read_when_somebody_looks() {
    var sessions = new AtomicInteger(5);
    metrics.sessions(() -> 3, sessions::get);
    metrics.pool(() -> Optional.of(new PoolFigures(4, 2, 1, 128)));
    metrics.credential("first", () -> 29.5, () -> false);
    metrics.credential("next", () -> Double.NaN, () -> true);
    metrics.ready(() -> sessions.get() > 5);

    sessions.set(7);

    Scraped scraped = Scraped.of(metrics);
    assertEquals(3, scraped.value("vestibule_sessions{state=\"signed_in\"}"));
    assertEquals(4, scraped.value("vestibule_sessions{state=\"waiting\"}"));
    assertEquals(4, scraped.value("vestibule_outbound_connections{state=\"leased\"}"));
    assertEquals(2, scraped.value("vestibule_outbound_connections{state=\"available\"}"));
    assertEquals(1, scraped.value("vestibule_outbound_waiting"));
    assertEquals(128, scraped.value("vestibule_outbound_connections_limit"));
    assertEquals(29.5, scraped.value("vestibule_credential_days_left{credential=\"first\"}"));
    assertEquals(0, scraped.value("vestibule_credential_in_use{credential=\"first\"}"));
    assertEquals(1, scraped.value("vestibule_credential_in_use{credential=\"next\"}"));
    assertEquals(1, scraped.value("vestibule_ready"));
  }

  @Test
  void a_transport_without_a_pool_has_no_figures() {
    metrics.pool(Optional::empty);

    assertEquals(
        Double.NaN, Scraped.of(metrics).value("vestibule_outbound_connections{state=\"leased\"}"));
  }

  private static double calls(Scraped scraped, String hop, String status) {
    return scraped.value(
        "vestibule_dataverse_calls_total{hop=\"%s\",status=\"%s\"}".formatted(hop, status));
  }

  private static double hops(Scraped scraped, String hop, String outcome) {
    return scraped.value(
        "vestibule_hop_seconds_count{hop=\"%s\",outcome=\"%s\"}".formatted(hop, outcome));
  }

  private static ServedCall call(String name, int status, int tries) {
    return new ServedCall(name, Duration.ofMillis(20), status, tries, List.of());
  }

  private static Optional<Budget> budget(long requests, long seconds) {
    return Optional.of(new Budget(Optional.of(requests), Optional.of(Duration.ofSeconds(seconds))));
  }
}
