package org.vestibule.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.vestibule.doctor.Problem;
import org.vestibule.session.Established;
import org.vestibule.session.Sessions;

/** {@code POST /sessions/end}: the user ends one of his sessions, all others, or all. */
final class SessionsEndServlet extends WithAddress {
  private static final long serialVersionUID = 1;

  private final transient Sessions sessions;
  private final transient SessionEnds ends;

  SessionsEndServlet(
      PublicAddress address, ProblemPages problems, Sessions sessions, SessionEnds ends) {
    super(address, problems, "POST");
    this.sessions = sessions;
    this.ends = ends;
  }

  @Override
  void serve(HttpServletRequest request, HttpServletResponse response, URI root)
      throws ServletException, IOException {
    Optional<Established> established = sessions.established(request);
    if (established.isEmpty()) {
      Redirects.seeOther(response, URI.create(root + SessionsServlet.PATH));
      return;
    }
    if (AntiForgery.lacking(request, established.get())) {
      ends.audit().refused(request, response, problems(), Problem.of("request.forgery", 403));
      return;
    }
    ends.end(request, response, root, established.get().signedIn());
  }
}
