package org.vestibule.web;

import jakarta.servlet.http.HttpServletRequest;
import org.vestibule.http.Secret;

/**
 * What a caller brings in the {@code Authorization} header.
 *
 * @see "RFC 6750, section 2.1"
 */
final class BearerToken {
  private static final String SCHEME = "Bearer ";

  private BearerToken() {}

  /** Whether the request brings this very token; takes as long whatever it brings. */
  static boolean brought(HttpServletRequest request, Secret token) {
    String header = request.getHeader("Authorization");
    return header != null
        && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        && token.matches(header.substring(SCHEME.length()).strip());
  }
}
