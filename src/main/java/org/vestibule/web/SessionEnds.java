package org.vestibule.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Optional;
import org.vestibule.session.SessionList;
import org.vestibule.signin.SignOut;
import org.vestibule.signin.SignedIn;
import org.vestibule.telemetry.AuditLog.Event;

/**
 * Ends what a user asks for of his sessions. One that has gone already is no failure: the user has
 * what he wants.
 */
record SessionEnds(SessionList list, SignOut signOut, Farewell farewell) {
  /** Does what the form says: {@code which} is {@code all} or {@code others}, or one session. */
  void end(HttpServletRequest request, HttpServletResponse response, URI root, SignedIn signedIn) {
    String id = parameter(request, "session");
    String which = parameter(request, "which");
    if (which.equals("all")) {
      list.endAll(signedIn);
      write(request, "user-all", signedIn);
      leave(request, response, root, signedIn);
    } else if (which.equals("others")) {
      list.endOthers(signedIn);
      write(request, "user-others", signedIn);
      back(response, root, "others");
    } else if (id.equals(SessionList.id(signedIn))) {
      leave(request, response, root, signedIn);
    } else if (list.end(signedIn, id)) {
      write(request, "user-one", signedIn);
      back(response, root, "ended");
    } else {
      back(response, root, "gone");
    }
  }

  Audit audit() {
    return farewell.audit();
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
    audit().write(request, Event.SESSION_ENDED, code, Optional.of(signedIn.user()));
  }

  private static String parameter(HttpServletRequest request, String name) {
    return Optional.ofNullable(request.getParameter(name)).orElse("");
  }
}
