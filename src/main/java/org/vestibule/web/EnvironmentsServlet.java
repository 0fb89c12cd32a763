package org.vestibule.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.vestibule.session.Established;
import org.vestibule.session.Sessions;

/**
 * {@code GET /environments} shows what the user can enter and changes nothing; {@code POST}
 * switches to one of them.
 */
final class EnvironmentsServlet extends WithAddress {
  private static final long serialVersionUID = 1;

  private final transient Sessions sessions;
  private final transient EnvironmentPages pages;
  private final transient SignedOutAnswers signedOut;

  EnvironmentsServlet(
      PublicAddress address,
      ProblemPages problems,
      Sessions sessions,
      EnvironmentPages pages,
      SignedOutAnswers signedOut) {
    super(address, problems, "GET", "POST");
    this.sessions = sessions;
    this.pages = pages;
    this.signedOut = signedOut;
  }

  @Override
  void serve(HttpServletRequest request, HttpServletResponse response, URI root)
      throws ServletException, IOException {
    Optional<Established> established = sessions.established(request);
    if (established.isEmpty()) {
      signedOut.send(request, response, root, EnvironmentList.PAGE);
      return;
    }
    var caller = new UserCall.Caller(request, established.get(), EnvironmentList.PAGE);
    if (request.getMethod().equals("POST")) {
      pages.enter(caller, response, root);
    } else {
      pages.list(caller, response, root);
    }
  }
}
