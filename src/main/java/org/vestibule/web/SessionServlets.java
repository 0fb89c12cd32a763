package org.vestibule.web;

import jakarta.servlet.Servlet;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.vestibule.http.Json;
import org.vestibule.http.Secret;

/**
 * Builds what ends sessions: the way out, and the list of a user's sessions.
 *
 * @param adminToken lets an administrator end others' sessions; absent: nobody can
 */
record SessionServlets(
    Farewell farewell, Pages pages, SignedOutAnswers signedOut, Optional<Secret> adminToken) {
  /** The servlets by their addresses. */
  Map<String, Servlet> of(
      Wiring wiring, PublicAddress address, ProblemPages problems, Json json, Clock clock) {
    var shown = new SessionPages(wiring.sessions.list(), pages);
    return Map.of(
        "/logout",
        new LogoutServlet(address, problems, wiring.sessions, wiring.signOut, farewell),
        SessionsServlet.PATH,
        new SessionsServlet(address, problems, wiring.sessions, shown, signedOut),
        "/sessions/end",
        new SessionsEndServlet(
            address,
            problems,
            wiring.sessions,
            new SessionEnds(wiring.sessions.list(), wiring.signOut, farewell)),
        "/admin/sessions/end",
        new AdminSessionsServlet(
            adminToken.map(
                it ->
                    new AdminCall(
                        wiring.sessions.list(),
                        it,
                        new WrongTries(clock),
                        json,
                        farewell.audit()))));
  }
}
