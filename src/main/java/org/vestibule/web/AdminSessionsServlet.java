package org.vestibule.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/**
 * {@code POST /admin/sessions/end}: an administrator ends all sessions of an object id of Entra.
 * Without a token in the settings it is nowhere to be found.
 *
 * @see "RFC 6750, sections 2.1 and 3"
 */
final class AdminSessionsServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient Optional<AdminCall> call;

  /** Absent: there is no token. */
  AdminSessionsServlet(Optional<AdminCall> call) {
    this.call = call;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (call.isEmpty()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (!request.getMethod().equals("POST")) {
      response.setHeader("Allow", "POST");
      response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    } else {
      response.setHeader("Cache-Control", "no-store");
      call.get().answer(request, response);
    }
  }
}
