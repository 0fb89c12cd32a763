package org.vestibule.dataverse;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vestibule.dataverse.EnvironmentChallenge.Doubt;
import org.vestibule.http.HttpCalls;
import org.vestibule.http.HttpFailure;
import org.vestibule.http.Reads;
import org.vestibule.http.Reply;
import org.vestibule.http.RetryPlan;
import org.vestibule.oauth.BearerChallenge;
import org.vestibule.oauth.ProviderUnavailable;
import org.vestibule.oauth.Randomness;
import org.vestibule.oauth.UpstreamFailure;

/**
 * Learns an environment's tenant and resource from the challenge that it sends to a call without a
 * token. The answer comes from a host that is not authenticated as Entra, so it is believed only
 * when it points at the cloud of the configured authority host and names the environment itself.
 *
 * @see "Use OAuth authentication with Dataverse"
 */
public final class EnvironmentTenant {
  /** The names of one cloud's host: "Authentication in national clouds". */
  private static final List<Set<String>> CLOUDS =
      List.of(
          Set.of(
              "login.microsoftonline.com",
              "login.windows.net",
              "login.microsoft.com",
              "sts.windows.net"),
          Set.of("login.microsoftonline.us", "login.usgovcloudapi.net"),
          Set.of("login.partner.microsoftonline.cn", "login.chinacloudapi.cn"));

  private static final Pattern TENANT = Pattern.compile("/([A-Za-z0-9][A-Za-z0-9.-]{0,99})/.*");

  private final EnvironmentAddress environment;
  private final URI webApi;
  private final URI authorityHost;
  private final Reads reads;
  private final Randomness randomness;

  /** Asks nothing yet. */
  public EnvironmentTenant(
      URI environment, URI authorityHost, HttpCalls http, Randomness randomness) {
    this(
        environment,
        authorityHost,
        new Reads(http, RetryPlan.READS, randomness::fraction, Reads.Sleeper.REAL),
        randomness);
  }

  EnvironmentTenant(URI environment, URI authorityHost, Reads reads, Randomness randomness) {
    this.environment = EnvironmentAddress.of(environment);
    this.webApi = WebApi.at(environment, "");
    this.authorityHost = authorityHost;
    this.reads = reads;
    this.randomness = randomness;
  }

  /**
   * The tenant's GUID or domain, or {@code organizations}.
   *
   * @throws ProviderUnavailable when the environment gives no challenge that can be believed
   */
  public String ask() throws ProviderUnavailable {
    EnvironmentChallenge challenge = learn();
    if (challenge instanceof EnvironmentChallenge.Named named) {
      return named.tenant();
    }
    if (challenge instanceof EnvironmentChallenge.Unbelieved unbelieved) {
      throw new ProviderUnavailable(unbelieved.failure(), unbelieved.doubt().text());
    }
    throw new ProviderUnavailable(((EnvironmentChallenge.Unavailable) challenge).failure());
  }

  /** Asks for the challenge and judges it: one round trip. */
  public EnvironmentChallenge learn() {
    try {
      Map<String, String> headers = Map.of("x-ms-client-request-id", randomness.uuid().toString());
      return judge(reads.get(webApi, headers).reply());
    } catch (HttpFailure e) {
      return new EnvironmentChallenge.Unavailable(UpstreamFailure.of(e));
    }
  }

  /** Judges an answer to a call without a token. */
  public EnvironmentChallenge judge(Reply reply) {
    UpstreamFailure failure = UpstreamFailure.of(reply);
    if (reply.status() == 429 || reply.status() >= 500) {
      return new EnvironmentChallenge.Unavailable(failure);
    }
    Optional<BearerChallenge> challenge =
        reply.status() == 401
            ? BearerChallenge.parse(reply.headers("WWW-Authenticate"))
            : Optional.empty();
    Optional<String> signIn = challenge.flatMap(it -> it.parameter("authorization_uri"));
    if (signIn.isEmpty()) {
      return new EnvironmentChallenge.Unbelieved(Doubt.NO_CHALLENGE, failure);
    }
    Optional<URI> authority = parse(signIn.get()).filter(this::sameCloud);
    if (authority.isEmpty()) {
      return new EnvironmentChallenge.Unbelieved(Doubt.SIGN_IN_HOST, failure);
    }
    Matcher tenant = TENANT.matcher(String.valueOf(authority.get().getPath()));
    if (!tenant.matches()) {
      return new EnvironmentChallenge.Unbelieved(Doubt.TENANT, failure);
    }
    return challenge
        .flatMap(it -> it.parameter("resource_id"))
        .flatMap(EnvironmentAddress::parse)
        .filter(environment::equals)
        .<EnvironmentChallenge>map(
            it -> new EnvironmentChallenge.Named(tenant(tenant.group(1)), it.audience()))
        .orElseGet(() -> new EnvironmentChallenge.Unbelieved(Doubt.RESOURCE, failure));
  }

  /** Work accounts alone can use Dataverse. */
  private static String tenant(String named) {
    return named.equalsIgnoreCase("common") ? "organizations" : named;
  }

  private static Optional<URI> parse(String address) {
    try {
      return Optional.of(URI.create(address));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private boolean sameCloud(URI uri) {
    String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    String expected = authorityHost.getHost().toLowerCase(Locale.ROOT);
    return authorityHost.getScheme().equalsIgnoreCase(uri.getScheme())
        && uri.getRawUserInfo() == null
        && (host.equals(expected)
            || CLOUDS.stream().anyMatch(names -> names.contains(host) && names.contains(expected)));
  }
}
