package org.vestibule.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.vestibule.telemetry.EventLog;

/**
 * {@code POST /csp-report}: a browser tells what the content policy has stopped. Whoever sends
 * what, the answer is the same.
 *
 * @see "OWASP ASVS 5.0, 3.4.7"
 */
final class CspReportServlet extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final int MAX_BYTES = 8192;
  private static final EventLog LOG = EventLog.of("org.vestibule.csp");

  private final transient CspReports reports;

  CspReportServlet(CspReports reports) {
    this.reports = reports;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    if (reports.welcome()) {
      byte[] body = request.getInputStream().readNBytes(MAX_BYTES + 1);
      if (body.length <= MAX_BYTES) {
        reports
            .read(new String(body, UTF_8))
            .ifPresent(it -> LOG.write(System.Logger.Level.WARNING, "csp.stopped", it::fields));
      }
    }
  }
}
