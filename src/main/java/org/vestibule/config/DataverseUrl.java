package org.vestibule.config;

import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The two forms of an environment's address. Administrators copy {@code
 * https://org.api.crm4.dynamics.com} from the developer resources; tokens are meant for {@code
 * https://org.crm4.dynamics.com}, which answers the same calls.
 */
final class DataverseUrl {
  private static final Pattern API =
      Pattern.compile(
          "([^.]+)\\.api\\.(crm[^.]*\\."
              + "(?:dynamics\\.com|microsoftdynamics\\.us|appsplatform\\.us|dynamics\\.cn))");

  private DataverseUrl() {}

  /** The address without {@code .api}; addresses outside of Microsoft's clouds stay as they are. */
  static URI plain(URI address) {
    String host = address.getHost();
    Matcher api = API.matcher(host.toLowerCase(Locale.ROOT));
    return api.matches()
        ? URI.create(address.toString().replace(host, api.group(1) + "." + api.group(2)))
        : address;
  }
}
