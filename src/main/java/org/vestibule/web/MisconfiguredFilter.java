package org.vestibule.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.vestibule.doctor.Problem;
import org.vestibule.web.ProblemView.Detail;

/** Answers every page with what is wrong in the configuration; probes and static files go on. */
final class MisconfiguredFilter extends HttpFilter {
  private static final long serialVersionUID = 1;

  private final transient ProblemPages pages;
  private final transient List<Detail> settings;

  MisconfiguredFilter(ProblemPages pages, List<Detail> settings) {
    this.pages = pages;
    this.settings = settings;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getServletPath();
    if (path.startsWith("/assets/") || path.equals("/health") || path.equals("/language")) {
      chain.doFilter(request, response);
    } else {
      pages.show(request, response, Problem.of("config.invalid", 503), settings);
    }
  }
}
