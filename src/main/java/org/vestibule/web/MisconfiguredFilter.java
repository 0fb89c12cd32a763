package org.vestibule.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.vestibule.config.Reading;
import org.vestibule.doctor.Problem;
import org.vestibule.web.ProblemView.Detail;

/**
 * Answers every page with what is wrong in the configuration: to whoever sits at this machine with
 * the set-up page, to others with a list. Probes, static files and the set-up itself go on.
 */
final class MisconfiguredFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  private static final Set<String> OPEN = Set.of("/assets", "/health", "/language", "/setup");

  private final transient ProblemPages problems;
  private final transient Pages pages;
  private final transient SetupPages setup;
  private final transient Reading reading;

  MisconfiguredFilter(ProblemPages problems, Pages pages, SetupPages setup, Reading reading) {
    this.problems = problems;
    this.pages = pages;
    this.setup = setup;
    this.reading = reading;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (OPEN.contains(request.getServletPath())) {
      chain.doFilter(request, response);
    } else if (Loopback.direct(request)) {
      setup.fresh(request, response);
    } else {
      problems.show(request, response, Problem.of("config.invalid", 503), list(request));
    }
  }

  private List<Detail> list(HttpServletRequest request) {
    Locale locale = pages.locale(request);
    return reading.problems().stream().map(it -> new Detail(it.name(), it.text(locale))).toList();
  }
}
