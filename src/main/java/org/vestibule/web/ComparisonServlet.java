package org.vestibule.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.vestibule.session.Established;
import org.vestibule.session.Sessions;
import org.vestibule.signin.ReturnPath;

/** {@code GET /environments/compare}: who the user is in each environment. */
final class ComparisonServlet extends WithAddress {
  private static final long serialVersionUID = 1;
  private static final ReturnPath PAGE = new ReturnPath("/environments/compare");

  private final transient Sessions sessions;
  private final transient EnvironmentPages pages;
  private final transient SignedOutAnswers signedOut;

  ComparisonServlet(
      PublicAddress address,
      ProblemPages problems,
      Sessions sessions,
      EnvironmentPages pages,
      SignedOutAnswers signedOut) {
    super(address, problems, "GET");
    this.sessions = sessions;
    this.pages = pages;
    this.signedOut = signedOut;
  }

  @Override
  void serve(HttpServletRequest request, HttpServletResponse response, URI root)
      throws ServletException, IOException {
    Optional<Established> established = sessions.established(request);
    if (established.isEmpty()) {
      signedOut.send(request, response, root, PAGE);
    } else {
      pages.compare(new UserCall.Caller(request, established.get(), PAGE), response, root);
    }
  }
}
