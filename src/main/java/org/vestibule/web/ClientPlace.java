package org.vestibule.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.vestibule.session.Device;

/**
 * Where a request came from, as far as it is known and no closer: no list of places is asked, and
 * an address is kept by its network alone. Behind a proxy it is what the server takes for the
 * client's address.
 */
final class ClientPlace {
  /** Stands for this very machine. */
  static final String HERE = "here";

  private static final Pattern ADDRESS =
      Pattern.compile("[0-9.]{7,15}|[0-9a-fA-F:.]{2,45}(%\\w+)?");

  private ClientPlace() {}

  /** What a session's user is told of the browser and the place of a request. */
  static Device device(HttpServletRequest request) {
    return new Device(
        BrowserName.of(request.getHeader("User-Agent")).code(),
        Loopback.direct(request) ? HERE : network(request.getRemoteAddr()));
  }

  /**
   * An IPv4 address by its first 24 bits, an IPv6 address by its first 48.
   *
   * @return empty when nothing is known: also for this machine, where then a proxy stands
   */
  static String network(@Nullable String address) {
    if (address == null || !ADDRESS.matcher(address).matches()) {
      return "";
    }
    try {
      // A literal address is not looked up.
      InetAddress read = InetAddress.getByName(address);
      byte[] bytes = read.getAddress();
      if (read.isLoopbackAddress() || read.isAnyLocalAddress()) {
        return "";
      }
      return read instanceof Inet6Address
          ? "%x:%x:%x::/48".formatted(pair(bytes, 0), pair(bytes, 2), pair(bytes, 4))
          : "%d.%d.%d.0/24".formatted(bytes[0] & 0xFF, bytes[1] & 0xFF, bytes[2] & 0xFF);
    } catch (UnknownHostException e) {
      return "";
    }
  }

  private static int pair(byte[] bytes, int at) {
    return (bytes[at] & 0xFF) << 8 | (bytes[at + 1] & 0xFF);
  }

  /**
   * A place in words.
   *
   * @param current where the reader is
   */
  static String words(String place, String current, Formats formats) {
    if (place.isEmpty()) {
      return formats.text("sessions.place.unknown");
    }
    if (place.equals(HERE)) {
      return formats.text("sessions.place.here");
    }
    return formats.text(
        place.equals(current) ? "sessions.place.same" : "sessions.place.network", place);
  }
}
