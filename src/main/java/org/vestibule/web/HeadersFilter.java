package org.vestibule.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The headers that every answer has, also an error's and a static file's.
 *
 * @see "OWASP ASVS 5.0, V3.4"
 */
final class HeadersFilter extends HttpFilter {
  /** Where browsers report what the content policy has stopped. */
  static final String REPORTS = "/csp-report";

  private static final long serialVersionUID = 1;

  private final transient Supplier<String> contentPolicy;
  private final transient Optional<PublicAddress> reportsTo;
  private final boolean secure;

  /**
   * Headers for one installation.
   *
   * @param reportsTo absent where nobody reads reports
   * @param secure whether users come over https
   */
  HeadersFilter(Supplier<String> contentPolicy, Optional<PublicAddress> reportsTo, boolean secure) {
    this.contentPolicy = contentPolicy;
    this.reportsTo = reportsTo;
    this.secure = secure;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (request.getCharacterEncoding() == null) {
      request.setCharacterEncoding("UTF-8");
    }
    String policy = contentPolicy.get();
    if (reportsTo.isPresent()) {
      String path = reportsTo.get().base(request) + REPORTS;
      policy += ContentPolicy.reporting(path);
      response.setHeader("Reporting-Endpoints", ContentPolicy.ENDPOINT + "=\"" + path + "\"");
    }
    response.setHeader("Content-Security-Policy", policy);
    response.setHeader("X-Content-Type-Options", "nosniff");
    // The callback's address has a code in it until the redirect.
    response.setHeader("Referrer-Policy", "no-referrer");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    response.setHeader(
        "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()");
    if (secure) {
      response.setHeader("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
    if (request.isRequestedSessionIdFromURL()) {
      // Payara believes a session id in the address although only cookies are to be tracked.
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    chain.doFilter(request, response);
  }
}
