package org.vestibule.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.stream.Stream;
import org.vestibule.doctor.Problem;

/** {@code GET /cookie-test}: sets a cookie, comes back, and says whether the browser sent it. */
final class CookieTestServlet extends WithAddress {
  private static final long serialVersionUID = 1;
  static final String NAME = "vestibule-test";
  static final Duration LIFE = Duration.ofSeconds(60);
  private static final Problem WORKS = Problem.of("cookie.works", 200);
  private static final Problem LOST = Problem.of("cookie.lost", 400);

  private final boolean secure;

  CookieTestServlet(PublicAddress address, ProblemPages problems) {
    super(address, problems, "GET");
    this.secure = address.secure();
  }

  @Override
  void serve(HttpServletRequest request, HttpServletResponse response, URI root)
      throws ServletException, IOException {
    if (request.getParameter("back") == null) {
      SmallCookie.set(response, secure, NAME, "1", LIFE);
      Redirects.found(response, URI.create(root + "/cookie-test?back=1"));
      return;
    }
    Cookie[] cookies = request.getCookies();
    boolean came =
        cookies != null && Stream.of(cookies).anyMatch(cookie -> cookie.getName().equals(NAME));
    problems().show(request, response, came ? WORKS : LOST);
  }
}
