package org.vestibule.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Requests of this very machine. */
final class Loopback {
  private static final Pattern HOST =
      Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?");

  private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]+(%\\w+)?");

  /** What proxies add; one of them is enough. */
  private static final Set<String> FORWARDING =
      Set.of(
          "forwarded", "via", "x-real-ip", "x-client-ip", "x-cluster-client-ip", "true-client-ip");

  /** How the names of others begin. */
  private static final List<String> FAMILIES =
      List.of(
          "x-forwarded",
          "x-original-",
          "cf-",
          "fastly-",
          "x-azure-",
          "x-arr-",
          "x-envoy-",
          "x-amzn-");

  private Loopback() {}

  /**
   * Whether somebody at this machine has sent the request here, past every proxy. A proxy on the
   * same machine comes from loopback as well; it is known by the host that users typed, by the
   * headers it adds, and by HTTP/1.0, which browsers do not speak and nginx speaks unless it is
   * told otherwise.
   */
  static boolean direct(HttpServletRequest request) {
    return loopbackAddress(request.getRemoteAddr())
        && HOST.matcher(host(request)).matches()
        && HOST.matcher(bracketed(request.getServerName())).matches()
        && !request.getProtocol().equals("HTTP/1.0")
        && !forwarded(request.getHeaderNames());
  }

  private static boolean forwarded(Enumeration<String> headers) {
    while (headers.hasMoreElements()) {
      String header = headers.nextElement().toLowerCase(Locale.ROOT);
      if (FORWARDING.contains(header)) {
        return true;
      }
      for (String family : FAMILIES) {
        if (header.startsWith(family)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The {@code Host} header, which a server may replace by what a proxy says. */
  static String host(HttpServletRequest request) {
    return Optional.ofNullable(request.getHeader("Host")).orElse("").toLowerCase(Locale.ROOT);
  }

  private static String bracketed(@Nullable String name) {
    if (name == null) {
      return "";
    }
    return name.indexOf(':') >= 0 && !name.startsWith("[") ? "[" + name + "]" : name;
  }

  /** A server may have forgotten the address of a connection that broke. */
  private static boolean loopbackAddress(@Nullable String address) {
    try {
      // A literal address is not looked up.
      return address != null
          && ADDRESS.matcher(address).matches()
          && InetAddress.getByName(address).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }
}
