package org.vestibule.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.vestibule.http.Json;
import org.vestibule.web.Readiness.Part;
import org.vestibule.web.Readiness.Status;

/**
 * {@code GET /health/live} tells that the process answers, {@code /health/ready} that users can
 * sign in. Callers on this machine learn the reasons; others no more than up or down, since anyone
 * may ask.
 */
final class HealthServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient Readiness readiness;
  private final transient Json json;

  HealthServlet(Readiness readiness, Json json) {
    this.readiness = readiness;
    this.json = json;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if ("/live".equals(request.getPathInfo())) {
      JsonAnswer.write(response, json, Map.of("status", "UP"));
    } else if ("/ready".equals(request.getPathInfo())) {
      List<Part> parts = readiness.parts();
      boolean up = Readiness.status(parts) != Status.DOWN;
      response.setStatus(
          up ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      JsonAnswer.write(
          response,
          json,
          Loopback.direct(request) ? Readiness.told(parts) : Map.of("status", up ? "UP" : "DOWN"));
    } else {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    }
  }
}
