package org.vestibule.doctor;

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

/**
 * Calls the environment without a token: its challenge names the tenant and the resource.
 *
 * @see "Use OAuth authentication with Dataverse"
 */
final class EnvironmentCheck {
  static final String WEB_API = "/api/data/v9.2/";

  /** Entra's hosts, one for each cloud, with their other names. */
  private static final Set<String> ENTRA =
      Set.of(
          "login.microsoftonline.com",
          "login.windows.net",
          "login.microsoft.com",
          "sts.windows.net",
          "login.microsoftonline.us",
          "login.partner.microsoftonline.cn",
          "login.chinacloudapi.cn");

  private static final Pattern TENANT = Pattern.compile("/([A-Za-z0-9][A-Za-z0-9.-]{0,99})/.*");

  /**
   * What the challenge told, as far as it is believed.
   *
   * @param tenant GUID or domain
   * @param resource without a slash at the end
   */
  record Finding(Verdict verdict, Optional<String> tenant, Optional<String> resource) {
    /** Before the environment was asked. */
    static Finding none() {
      return nothing(Verdict.blocked(Check.ENVIRONMENT, Check.ENVIRONMENT));
    }

    private static Finding nothing(Verdict verdict) {
      return new Finding(verdict, Optional.empty(), Optional.empty());
    }
  }

  private final Installation installation;

  EnvironmentCheck(Installation installation) {
    this.installation = installation;
  }

  Finding make(HttpCalls http) {
    try {
      return judge(http.get(URI.create(installation.environment() + WEB_API), Map.of()));
    } catch (HttpFailure e) {
      return Finding.nothing(Reached.not(verdict(Outcome.ENVIRONMENT_UNREACHABLE), e));
    }
  }

  private Finding judge(Reply reply) {
    int status = reply.status();
    if (status != 401) {
      boolean down = status == 429 || status >= 500;
      return Finding.nothing(
          verdict(down ? Outcome.ENVIRONMENT_DOWN : Outcome.ENVIRONMENT_OTHER)
              .with("status", String.valueOf(status)));
    }
    Optional<BearerChallenge> challenge = BearerChallenge.parse(reply.headers("WWW-Authenticate"));
    Optional<String> authorization = challenge.flatMap(it -> it.parameter("authorization_uri"));
    Optional<String> resource = challenge.flatMap(it -> it.parameter("resource_id"));
    if (authorization.isEmpty()) {
      return Finding.nothing(
          verdict(
                  installation.needsTenant()
                      ? Outcome.ENVIRONMENT_OTHER
                      : Outcome.ENVIRONMENT_NO_CHALLENGE)
              .with("status", "401"));
    }
    return challenged(authorization.get(), resource);
  }

  private Finding challenged(String authorization, Optional<String> resource) {
    URI uri = address(authorization);
    if (installation.entra() && !sameHost(uri, installation.authority())) {
      Verdict other =
          verdict(Outcome.ENVIRONMENT_AUTHORITY)
              .with("named", host(uri))
              .with("configured", host(installation.authority()));
      return Finding.nothing(
          ENTRA.contains(host(uri))
              ? other.paste("AZURE_AUTHORITY_HOST=https://" + host(uri))
              : other);
    }
    if (resource.isPresent() && !sameHost(address(resource.get()), installation.environment())) {
      return Finding.nothing(
          verdict(Outcome.ENVIRONMENT_RESOURCE).with("resource", resource.get()));
    }
    Matcher path = TENANT.matcher(String.valueOf(uri.getPath()));
    Optional<String> tenant =
        installation.entra() && path.matches() ? Optional.of(path.group(1)) : Optional.empty();
    return new Finding(
        verdict(Outcome.ENVIRONMENT_OK)
            .with("tenant", tenant.orElse("-"))
            .with("resource", resource.orElse("-")),
        tenant,
        resource.map(it -> it.replaceAll("/+$", "")));
  }

  private static boolean sameHost(URI one, URI other) {
    return host(one)
            .replaceFirst("\\.api\\.", ".")
            .equals(host(other).replaceFirst("\\.api\\.", "."))
        || (ENTRA.contains(host(one))
            && host(one).endsWith(".com")
            && host(other).endsWith(".com"));
  }

  private Verdict verdict(Outcome outcome) {
    return Verdict.of(Check.ENVIRONMENT, outcome)
        .with("environment", installation.environment().toString());
  }

  private static URI address(String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      return URI.create("");
    }
  }

  private static String host(URI uri) {
    return String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
  }
}
