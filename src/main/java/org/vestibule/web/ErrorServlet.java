package org.vestibule.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.vestibule.doctor.Problem;
import org.vestibule.telemetry.EventLog;

/** The last resort: whatever the server or an exception reports becomes one of our own pages. */
final class ErrorServlet extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final EventLog LOG = EventLog.of("org.vestibule.problem");

  private final transient ProblemPages problems;

  ErrorServlet(ProblemPages problems) {
    this.problems = problems;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Object reported = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
    int status =
        request.getDispatcherType() == DispatcherType.ERROR && reported instanceof Integer code
            ? code
            : HttpServletResponse.SC_NOT_FOUND;
    if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
      // The texts of exceptions may quote what came from outside, so the log gets places, not
      // texts.
      LOG.write(System.Logger.Level.ERROR, "unforeseen", Places.of(thrown));
    }
    String code =
        switch (status) {
          case 404 -> "page.not-found";
          case 405, 501 -> "page.method";
          default -> status < 500 ? "page.bad-request" : "page.error";
        };
    problems.show(request, response, Problem.of(code, status));
  }
}
