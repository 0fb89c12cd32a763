package org.vestibule.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.vestibule.http.Json;

/**
 * {@code GET /health/live} tells that the process answers, {@code /health/ready} that users can
 * sign in. It says no more than that, since anyone may ask.
 */
final class HealthServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient BooleanSupplier ready;
  private final transient Json json;

  HealthServlet(BooleanSupplier ready, Json json) {
    this.ready = ready;
    this.json = json;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    boolean up = "/live".equals(request.getPathInfo());
    if (!up && !"/ready".equals(request.getPathInfo())) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    boolean good = up || ready.getAsBoolean();
    response.setStatus(
        good ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    JsonAnswer.write(response, json, Map.of("status", good ? "UP" : "DOWN"));
  }
}
