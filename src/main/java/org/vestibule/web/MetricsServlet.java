package org.vestibule.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.vestibule.http.Secret;
import org.vestibule.telemetry.Metrics;

/**
 * {@code GET /metrics}: for Prometheus. Without a token it is there for this very machine only and
 * nowhere to be found from others; with one, whoever brings the token may look, from anywhere.
 *
 * @see "RFC 6750, section 2.1"
 */
final class MetricsServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient Metrics metrics;
  private final transient Optional<Secret> token;

  MetricsServlet(Metrics metrics, Optional<Secret> token) {
    this.metrics = metrics;
    this.token = token;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (token.isEmpty() && !Loopback.direct(request)) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    response.setHeader("Cache-Control", "no-store");
    if (token.isPresent() && !BearerToken.brought(request, token.get())) {
      response.setHeader("WWW-Authenticate", "Bearer realm=\"metrics\"");
      response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
      return;
    }
    response.setContentType(Metrics.MEDIA_TYPE);
    response.getOutputStream().write(metrics.scrape().getBytes(UTF_8));
  }
}
