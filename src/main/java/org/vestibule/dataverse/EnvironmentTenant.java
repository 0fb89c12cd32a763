package org.vestibule.dataverse;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vestibule.http.HttpCalls;
import org.vestibule.http.HttpFailure;
import org.vestibule.http.Reply;
import org.vestibule.oauth.BearerChallenge;
import org.vestibule.oauth.ProviderUnavailable;
import org.vestibule.oauth.UpstreamFailure;

/**
 * Learns an environment's tenant from the challenge that it sends to a call without a token. The
 * answer comes from a host that is not authenticated as Entra, so it is believed only when it
 * points at the configured authority host, and only the tenant is taken from it.
 *
 * @see "Use OAuth authentication with Dataverse"
 */
public final class EnvironmentTenant {
  /** Other names of the public cloud's host. */
  private static final Set<String> PUBLIC_CLOUD =
      Set.of(
          "login.microsoftonline.com",
          "login.windows.net",
          "login.microsoft.com",
          "sts.windows.net");

  private static final Pattern TENANT = Pattern.compile("/([A-Za-z0-9][A-Za-z0-9.-]{0,99})/.*");

  private final URI webApi;
  private final URI authorityHost;
  private final HttpCalls http;

  /** Asks nothing yet. */
  public EnvironmentTenant(URI environment, URI authorityHost, HttpCalls http) {
    this.webApi = URI.create(environment.toString().replaceAll("/+$", "") + WebApi.PATH);
    this.authorityHost = authorityHost;
    this.http = http;
  }

  /**
   * The tenant's GUID or domain.
   *
   * @throws ProviderUnavailable when the environment gives no challenge that can be believed
   */
  public String ask() throws ProviderUnavailable {
    try {
      Reply reply = http.get(webApi, Map.of());
      return BearerChallenge.parse(reply.headers("WWW-Authenticate"))
          .flatMap(challenge -> challenge.parameter("authorization_uri"))
          .flatMap(this::tenant)
          .orElseThrow(() -> new ProviderUnavailable(UpstreamFailure.of(reply)));
    } catch (HttpFailure e) {
      throw new ProviderUnavailable(UpstreamFailure.of(e));
    }
  }

  private Optional<String> tenant(String authorizationUri) {
    try {
      URI uri = URI.create(authorizationUri);
      Matcher matcher = TENANT.matcher(String.valueOf(uri.getPath()));
      return sameHost(uri) && matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean sameHost(URI uri) {
    String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    String expected = authorityHost.getHost().toLowerCase(Locale.ROOT);
    return host.equals(expected)
        || (PUBLIC_CLOUD.contains(host) && PUBLIC_CLOUD.contains(expected));
  }
}
