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

/** {@code GET /sessions}: where the user is signed in. */
final class SessionsServlet extends WithAddress {
  private static final long serialVersionUID = 1;

  static final String PATH = "/sessions";

  private final transient Sessions sessions;
  private final transient SessionPages pages;
  private final transient SignedOutAnswers signedOut;

  SessionsServlet(
      PublicAddress address,
      ProblemPages problems,
      Sessions sessions,
      SessionPages pages,
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
    if (established.isPresent()) {
      pages.show(request, response, established.get());
    } else {
      signedOut.send(request, response, root, ReturnPath.parse(PATH).orElse(ReturnPath.HOME));
    }
  }
}
