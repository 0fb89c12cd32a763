package org.vestibule.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.vestibule.signin.ReturnPath;

/** {@code GET /dashboard}: who am I in Dynamics 365. */
final class DashboardServlet extends WithAddress {
  private static final long serialVersionUID = 1;

  private final transient WhoAmICall whoAmI;
  private final transient SignedOutAnswers signedOut;
  private final transient Pages pages;
  private final transient DashboardViews views;

  DashboardServlet(
      PublicAddress address,
      ProblemPages problems,
      WhoAmICall whoAmI,
      SignedOutAnswers signedOut,
      Pages pages,
      DashboardViews views) {
    super(address, problems, "GET");
    this.whoAmI = whoAmI;
    this.signedOut = signedOut;
    this.pages = pages;
    this.views = views;
  }

  @Override
  void serve(HttpServletRequest request, HttpServletResponse response, URI root)
      throws ServletException, IOException {
    ReturnPath here = here(request);
    WhoAmICall.Outcome outcome = whoAmI.make(request, here);
    if (outcome instanceof WhoAmICall.Outcome.Known known) {
      Locale locale = pages.locale(request);
      pages.show(request, response, "dashboard", () -> views.of(known, locale));
    } else if (outcome instanceof WhoAmICall.Outcome.Failed failed) {
      problems().show(request, response, failed.problem());
    } else {
      signedOut.send(request, response, root, here);
    }
  }

  /** This very link; one that could not be a return path leads to the page without its query. */
  private static ReturnPath here(HttpServletRequest request) {
    String link =
        Optional.ofNullable(request.getQueryString())
            .map(query -> ReturnPath.HOME.value() + "?" + query)
            .orElse(ReturnPath.HOME.value());
    return ReturnPath.parse(link).orElse(ReturnPath.HOME);
  }
}
