package org.vestibule.dataverse;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An environment's address in the one form that its tokens are meant for: {@code
 * https://org.api.crm4.dynamics.com/} and {@code https://org.crm4.dynamics.com} are the same.
 *
 * @param audience scheme, host and port alone, without {@code .api}
 * @see "Use OAuth authentication with Dataverse"
 */
public record EnvironmentAddress(URI audience) {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Of a host's name and what may stand around it. */
  private static final int MAX_LENGTH = 300;

  private static final Pattern API = Pattern.compile("^([^.]+)\\.api\\.(crm[^.]*\\..+)$");

  /**
   * The address of an environment, of which scheme, host and port count; outside of Microsoft's
   * clouds {@code .api} means nothing.
   */
  public static EnvironmentAddress of(URI address) {
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
    int port = address.getPort();
    boolean usual = port < 0 || port == (scheme.equals("https") ? 443 : 80);
    return new EnvironmentAddress(
        URI.create(
            scheme
                + "://"
                + (Cloud.of(address).isPresent() ? API.matcher(host).replaceFirst("$1.$2") : host)
                + (usual ? "" : ":" + port)));
  }

  /**
   * Reads an address that came from outside: scheme, host and port alone, over TLS or on this very
   * machine.
   */
  static Optional<EnvironmentAddress> parse(@Nullable String text) {
    if (text == null || text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      return Optional.of(new URI(withoutSlashes(text)))
          .filter(uri -> uri.getHost() != null)
          .filter(uri -> uri.getRawUserInfo() == null && String.valueOf(uri.getRawPath()).isEmpty())
          .filter(uri -> uri.getRawQuery() == null && uri.getRawFragment() == null)
          .filter(
              uri ->
                  "https".equalsIgnoreCase(uri.getScheme())
                      || ("http".equalsIgnoreCase(uri.getScheme()) && loopback(uri)))
          .map(EnvironmentAddress::of);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  /** The address without the slashes at its end, which say nothing. */
  static String withoutSlashes(String address) {
    int end = address.length();
    while (end > 0 && address.charAt(end - 1) == '/') {
      end--;
    }
    return address.substring(0, end);
  }

  /** Whether it is on this very machine. */
  boolean loopback() {
    return loopback(audience);
  }

  static boolean loopback(URI address) {
    return LOOPBACK.contains(String.valueOf(address.getHost()).toLowerCase(Locale.ROOT));
  }
}
