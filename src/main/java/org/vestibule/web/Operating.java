package org.vestibule.web;

import jakarta.servlet.ServletContext;
import java.util.Deque;
import org.vestibule.config.Operations;
import org.vestibule.http.Json;
import org.vestibule.http.Secret;
import org.vestibule.telemetry.Metrics;

/** What those who run the application need of it: probes, metrics, and a quiet way out. */
record Operating(Operations settings, Readiness readiness, Metrics metrics, Json json) {
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

    Startup.servlet(web, "/health/*", new HealthServlet(readiness, json));
    Startup.servlet(
        web,
        "/metrics",
        new MetricsServlet(metrics, settings.metricsToken().map(it -> new Secret(it.value()))));
  }
}
