package org.vestibule.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells a caller on this very machine from one that a proxy on it brings along: the connection
 * comes from loopback, it was made to a name of loopback, and nothing says that it was passed on. A
 * proxy that adds no header of its own still hands on the name that users type.
 */
final class LocalCaller {
  private static final Pattern LOOPBACK =
      Pattern.compile("127(\\.\\d{1,3}){3}|::1|0:0:0:0:0:0:0:1|::ffff:127(\\.\\d{1,3}){3}");

  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

  /** What proxies add; an empty one counts too. */
  private static final List<String> PASSED_ON =
      List.of(
          "Forwarded",
          "Via",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Proto",
          "X-Real-IP");

  private LocalCaller() {}

  static boolean is(HttpServletRequest request) {
    String address = request.getRemoteAddr();
    String name = request.getServerName();
    return address != null
        && LOOPBACK.matcher(address).matches()
        && name != null
        && NAMES.contains(name)
        && PASSED_ON.stream().allMatch(header -> request.getHeader(header) == null);
  }
}
