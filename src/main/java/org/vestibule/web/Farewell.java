package org.vestibule.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.vestibule.session.Sessions;
import org.vestibule.signin.SignedIn;
import org.vestibule.telemetry.AuditLog.Event;

/** Ends a session here, before and whatever the provider does. */
record Farewell(
    Sessions sessions, RecentAnswers recent, SignedOutNote note, LoopBreaker loops, Audit audit) {
  void say(HttpServletRequest request, HttpServletResponse response, SignedIn signedIn) {
    sessions.end(request, response);
    recent.drop(signedIn);
    audit.write(request, Event.SESSION_ENDED, "signed-out", Optional.of(signedIn.user()));
    note.leave(response);
    loops.forget(response);
    // Not "cookies": the note to the landing page is one. The session's own is dead already.
    response.setHeader("Clear-Site-Data", "\"cache\", \"storage\"");
  }
}
