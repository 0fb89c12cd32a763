package org.vestibule.web;

import jakarta.servlet.Servlet;
import java.time.Clock;
import java.util.Map;
import org.vestibule.session.Sessions;

/** Builds what serves the environments; without Global Discovery there is nothing to serve. */
record EnvironmentServlets(
    Sessions sessions,
    UserCall calls,
    WhoAmICall whoAmI,
    RecentAnswers recent,
    TokenSlots slots,
    SignedOutAnswers signedOut,
    Clock clock) {
  /** The servlets by their addresses. */
  Map<String, Servlet> of(
      Wiring wiring, PublicAddress address, ProblemPages problems, Pages pages, Audit audit) {
    if (wiring.discovery.isEmpty()) {
      return Map.of();
    }
    var environments =
        new EnvironmentPages(
            sessions,
            recent,
            new EnvironmentList(calls, wiring.discovery.get(), slots),
            new Comparison(calls, whoAmI, wiring.comparing, clock),
            new EnvironmentViews(slots, problems),
            problems,
            pages,
            signedOut,
            audit);
    return Map.of(
        "/environments",
        new EnvironmentsServlet(address, problems, sessions, environments, signedOut),
        "/environments/compare",
        new ComparisonServlet(address, problems, sessions, environments, signedOut));
  }
}
