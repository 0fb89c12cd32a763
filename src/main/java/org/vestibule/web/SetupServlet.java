package org.vestibule.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.vestibule.doctor.Problem;

/**
 * {@code GET /setup} checks the installation; {@code POST /setup} takes the code that opens it from
 * elsewhere, or composes a file of settings. Nothing that is posted is kept.
 */
final class SetupServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  /** Relative, since what the request says of its host is not believed. */
  private static final URI HERE = URI.create("setup");

  private final transient SetupGate gate;
  private final transient SetupPages pages;
  private final transient ProblemPages problems;

  SetupServlet(SetupGate gate, SetupPages pages, ProblemPages problems) {
    this.gate = gate;
    this.pages = pages;
    this.problems = problems;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (FetchMetadata.crossSite(request) && FetchMetadata.noNavigation(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else if (!gate.open(request)) {
      pages.closed(request, response, Optional.empty());
    } else if (SetupPages.program(request)) {
      pages.text(request, response);
    } else {
      pages.checks(request, response);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    String code = request.getParameter("code");
    if (FetchMetadata.crossSite(request)) {
      problems.show(request, response, Problem.of("request.forgery", 403));
    } else if (code != null) {
      SetupGate.Entry entry = gate.enter(code, response);
      if (entry == SetupGate.Entry.RIGHT) {
        Redirects.seeOther(response, URI.create("setup?" + SetupPages.ENTERED));
      } else {
        pages.closed(request, response, Optional.of(entry));
      }
    } else if (gate.open(request)) {
      pages.composed(request, response);
    } else {
      Redirects.seeOther(response, HERE);
    }
  }
}
