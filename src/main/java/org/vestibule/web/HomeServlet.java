package org.vestibule.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import org.vestibule.session.Sessions;

/** {@code GET /}: the landing page; who is signed in goes on to the dashboard. */
final class HomeServlet extends WithAddress {
  private static final long serialVersionUID = 1;

  private final transient Sessions sessions;
  private final transient Pages pages;
  private final transient SignedOutNote note;

  HomeServlet(
      PublicAddress address,
      ProblemPages problems,
      Sessions sessions,
      Pages pages,
      SignedOutNote note) {
    super(address, problems, "GET");
    this.sessions = sessions;
    this.pages = pages;
    this.note = note;
  }

  @Override
  void serve(HttpServletRequest request, HttpServletResponse response, URI root)
      throws ServletException, IOException {
    if (sessions.established(request).isPresent()) {
      Redirects.found(response, URI.create(root + "/dashboard"));
    } else {
      pages.show(request, response, "home", new HomeView(note.take(request, response)));
    }
  }
}
