package org.vestibule.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.vestibule.doctor.Problem;
import org.vestibule.signin.ReturnPath;

/** {@code POST /language}: keeps the visitor's choice and goes back to the page it was made on. */
final class LanguageServlet extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final Duration LIFE = Duration.ofDays(365);

  private final transient PublicAddress address;
  private final transient ProblemPages problems;

  LanguageServlet(PublicAddress address, ProblemPages problems) {
    this.address = address;
    this.problems = problems;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    if (FetchMetadata.crossSite(request)) {
      problems.show(request, response, Problem.of("request.forgery", 403));
      return;
    }
    Optional<Locale> language =
        Optional.ofNullable(request.getParameter("language")).flatMap(Languages::offered);
    language.ifPresent(
        it ->
            SmallCookie.set(response, address.secure(), Languages.COOKIE, it.getLanguage(), LIFE));
    String back =
        Optional.ofNullable(request.getParameter("return_to"))
            .flatMap(ReturnPath::parse)
            .map(ReturnPath::value)
            .orElse("/");
    Redirects.seeOther(response, URI.create(address.base(request) + back));
  }
}
