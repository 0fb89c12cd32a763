package org.vestibule.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.vestibule.doctor.Problem;
import org.vestibule.session.Established;
import org.vestibule.session.SessionList;
import org.vestibule.session.Sessions;
import org.vestibule.signin.SignOut;
import org.vestibule.signin.SignedIn;
import org.vestibule.telemetry.AuditLog.Event;

/**
 * {@code POST /sessions/end}: the user ends one of his sessions, all others, or all. A session that
 * has gone already is no failure: the user has what he wants.
 */
final class SessionsEndServlet extends WithAddress {
  private static final long serialVersionUID = 1;

  private final transient Sessions sessions;
  private final transient SignOut signOut;
  private final transient Farewell farewell;

  SessionsEndServlet(
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
    Optional<Established> established = sessions.established(request);
    if (established.isEmpty()) {
      Redirects.seeOther(response, URI.create(root + SessionsServlet.PATH));
      return;
    }
    if (FetchMetadata.crossSite(request)
        || !established.get().antiForgery().matches(parameter(request, "anti_forgery"))) {
      farewell.audit().refused(request, response, problems(), Problem.of("request.forgery", 403));
      return;
    }
    SignedIn signedIn = established.get().signedIn();
    String id = parameter(request, "session");
    String which = parameter(request, "which");
    if (which.equals("all")) {
      sessions.list().endAll(signedIn);
      write(request, "user-all", signedIn);
      leave(request, response, root, signedIn);
    } else if (which.equals("others")) {
      sessions.list().endOthers(signedIn);
      write(request, "user-others", signedIn);
      back(response, root, "others");
    } else if (id.equals(SessionList.id(signedIn))) {
      leave(request, response, root, signedIn);
    } else if (sessions.list().end(signedIn, id)) {
      write(request, "user-one", signedIn);
      back(response, root, "ended");
    } else {
      back(response, root, "gone");
    }
  }

  /** This session ends as well, as with the sign-out button. */
  private void leave(
      HttpServletRequest request, HttpServletResponse response, URI root, SignedIn signedIn) {
    URI home = URI.create(root + "/");
    farewell.say(request, response, signedIn);
    Redirects.seeOther(response, signOut.location(signedIn, home).orElse(home));
  }

  private static void back(HttpServletResponse response, URI root, String note) {
    Redirects.seeOther(response, URI.create(root + SessionsServlet.PATH + "?note=" + note));
  }

  private void write(HttpServletRequest request, String code, SignedIn signedIn) {
    farewell.audit().write(request, Event.SESSION_ENDED, code, Optional.of(signedIn.user()));
  }

  private static String parameter(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getParameter(name)).orElse("");
  }
}
