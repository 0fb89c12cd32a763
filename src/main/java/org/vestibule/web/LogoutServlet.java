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
import org.vestibule.signin.SignOut;
import org.vestibule.signin.SignedIn;

/** {@code POST /logout}: hop 6. The session ends here first, whatever the provider does then. */
final class LogoutServlet extends WithAddress {
  private static final long serialVersionUID = 1;

  private final transient Sessions sessions;
  private final transient SignOut signOut;
  private final transient Farewell farewell;

  LogoutServlet(
      PublicAddress address,
      ProblemPages problems,
      Sessions sessions,
      SignOut signOut,
      Farewell farewell) {
    super(address, problems, "POST");
    this.sessions = sessions;
    this.signOut = signOut;
    this.farewell = farewell;
  }

  @Override
  void serve(HttpServletRequest request, HttpServletResponse response, URI root)
      throws ServletException, IOException {
    URI home = URI.create(root + "/");
    Optional<Established> established = sessions.established(request);
    if (established.isEmpty()) {
      Redirects.seeOther(response, home);
      return;
    }
    if (AntiForgery.lacking(request, established.get())) {
      farewell.audit().refused(request, response, problems(), Problem.of("request.forgery", 403));
      return;
    }
    SignedIn signedIn = established.get().signedIn();
    farewell.say(request, response, signedIn);
    Redirects.seeOther(response, signOut.location(signedIn, home).orElse(home));
  }
}
