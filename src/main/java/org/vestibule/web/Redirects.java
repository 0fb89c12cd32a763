package org.vestibule.web;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;

/**
 * Redirects without a body, and with a target that is written as it stands: {@code sendRedirect}
 * would resolve it against what the request says of its host.
 */
final class Redirects {
  private Redirects() {}

  /** 302: the same method may be used again. */
  static void found(HttpServletResponse response, URI location) {
    to(response, HttpServletResponse.SC_FOUND, location);
  }

  /** 303: go on with GET. */
  static void seeOther(HttpServletResponse response, URI location) {
    to(response, HttpServletResponse.SC_SEE_OTHER, location);
  }

  private static void to(HttpServletResponse response, int status, URI location) {
    response.setStatus(status);
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Location", location.toString());
  }
}
