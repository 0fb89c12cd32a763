package org.vestibule.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * The address under which users see the application. {@code PUBLIC_URL} alone decides; what a
 * request says of its host and scheme is believed only without that setting and on this very
 * machine.
 *
 * @param configured {@code PUBLIC_URL}, without a slash at the end
 */
record PublicAddress(Optional<URI> configured) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  /**
   * The application's root without a slash at the end; absent when the request's host is foreign.
   */
  Optional<URI> root(HttpServletRequest request) {
    return configured.or(
        () ->
            LOOPBACK.contains(request.getServerName())
                ? Optional.of(
                    URI.create(
                        "http://"
                            + bracketed(request.getServerName())
                            + ":"
                            + request.getServerPort()
                            + request.getContextPath()))
                : Optional.empty());
  }

  /** The path of the root as users see it, for links: empty or {@code /app}. */
  String base(HttpServletRequest request) {
    return configured.map(URI::getRawPath).orElseGet(request::getContextPath);
  }

  /**
   * Below which path browsers send the session's cookie; absent: below the context path, which is
   * what users see when {@code PUBLIC_URL} is not set.
   */
  Optional<String> cookiePath() {
    return configured.map(uri -> secure() || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath());
  }

  boolean secure() {
    return configured.filter(uri -> "https".equalsIgnoreCase(uri.getScheme())).isPresent();
  }

  private static String bracketed(String host) {
    return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
  }
}
