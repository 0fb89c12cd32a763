package org.vestibule.web;

import jakarta.servlet.ServletContext;
import java.util.Deque;
import java.util.Optional;
import org.vestibule.config.Operations;
import org.vestibule.config.Reading;
import org.vestibule.http.Json;
import org.vestibule.http.Secret;
import org.vestibule.oauth.Randomness;
import org.vestibule.telemetry.EventLog.Format;
import org.vestibule.telemetry.Metrics;

/** What those who run the application need of it: probes, metrics, and a quiet way out. */
record Operating(
    Operations settings, Readiness readiness, Metrics metrics, Json json, Randomness randomness) {
  /** How log lines look; known also when other settings cannot be used. */
  static Format format(Reading reading) {
    return reading.found().stream()
            .anyMatch(
                it -> it.name().equals("LOG_FORMAT") && it.shown().equals(Optional.of("json")))
        ? Format.JSON
        : Format.TEXT;
  }

  /**
   * Maps it all. It has to be the first that is mapped: a filter counts what is being served.
   *
   * @param open gets what has to be closed, last first
   */
  void map(ServletContext web, Deque<AutoCloseable> open) {
    var sessions = new SessionCount();
    web.addListener(sessions);
    metrics.sessions(sessions::signedIn, sessions::all);

    var inFlight = new InFlight();
    var stop = new GracefulStop(readiness, inFlight, settings.stopDelay());
    open.push(stop::finish);
    StopSignal.listen(stop).ifPresent(open::push);
    Startup.filter(web, "in-flight", inFlight);
    Startup.filter(web, "trace", new TraceFilter(randomness));

    Startup.servlet(web, "/health/*", new HealthServlet(readiness, json));
    Startup.servlet(
        web,
        "/metrics",
        new MetricsServlet(metrics, settings.metricsToken().map(it -> new Secret(it.value()))));
  }
}
