package org.vestibule.doctor;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vestibule.dataverse.EnvironmentChallenge;
import org.vestibule.dataverse.EnvironmentTenant;
import org.vestibule.http.HttpCalls;
import org.vestibule.http.HttpFailure;
import org.vestibule.http.Reply;
import org.vestibule.oauth.BearerChallenge;
import org.vestibule.oauth.Randomness;

/**
 * Calls the environment without a token: its challenge names the tenant and the resource.
 *
 * @see "Use OAuth authentication with Dataverse"
 */
final class EnvironmentCheck {
  static final String WEB_API = "/api/data/v9.2/";

  /** Entra's host in each cloud. */
  private static final Set<String> ENTRA =
      Set.of(
          "login.microsoftonline.com",
          "login.microsoftonline.us",
          "login.partner.microsoftonline.cn");

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
  private final Randomness randomness;

  EnvironmentCheck(Installation installation, Randomness randomness) {
    this.installation = installation;
    this.randomness = randomness;
  }

  Finding make(HttpCalls http) {
    try {
      Reply reply =
          http.get(
              URI.create(installation.environment() + WEB_API),
              Map.of("x-ms-client-request-id", randomness.uuid().toString()));
      return reply.status() == 401 ? challenged(reply, http) : refused(reply.status());
    } catch (HttpFailure e) {
      return Finding.nothing(Reached.not(verdict(Outcome.ENVIRONMENT_UNREACHABLE), e));
    }
  }

  private Finding refused(int status) {
    boolean down = status == 429 || status >= 500;
    return Finding.nothing(
        verdict(down ? Outcome.ENVIRONMENT_DOWN : Outcome.ENVIRONMENT_OTHER)
            .with("status", String.valueOf(status)));
  }

  private Finding challenged(Reply reply, HttpCalls http) {
    if (!installation.entra()) {
      // Other providers are named by OPENID_ISSUER; there is nothing to learn.
      return found(Optional.empty(), parameter(reply, "resource_id").filter(this::same));
    }
    return new EnvironmentTenant(
            installation.environment(), installation.authority(), http, randomness)
        .judge(reply)
        .match(
            named -> found(Optional.of(named.tenant()), Optional.of(named.resource().toString())),
            unbelieved -> Finding.nothing(doubted(unbelieved.doubt(), reply)),
            unavailable -> refused(unavailable.failure().status()));
  }

  private Finding found(Optional<String> tenant, Optional<String> resource) {
    return new Finding(
        verdict(Outcome.ENVIRONMENT_OK)
            .with("tenant", tenant.orElse("-"))
            .with("resource", resource.orElse("-")),
        tenant,
        resource.map(it -> it.replaceAll("/+$", "")));
  }

  private Verdict doubted(EnvironmentChallenge.Doubt doubt, Reply reply) {
    return switch (doubt) {
      case NO_CHALLENGE, TENANT ->
          // With a tenant of its own the application can do without.
          verdict(
                  installation.needsTenant()
                      ? Outcome.ENVIRONMENT_OTHER
                      : Outcome.ENVIRONMENT_NO_CHALLENGE)
              .with("status", "401");
      case SIGN_IN_HOST -> elsewhere(host(parameter(reply, "authorization_uri").orElse("")));
      case RESOURCE ->
          verdict(Outcome.ENVIRONMENT_RESOURCE)
              .with("resource", parameter(reply, "resource_id").orElse("-"));
    };
  }

  private Verdict elsewhere(String named) {
    Verdict verdict =
        verdict(Outcome.ENVIRONMENT_AUTHORITY)
            .with("named", named)
            .with("configured", host(installation.authority().toString()));
    return ENTRA.contains(named) ? verdict.paste("AZURE_AUTHORITY_HOST=https://" + named) : verdict;
  }

  private static Optional<String> parameter(Reply reply, String name) {
    return BearerChallenge.parse(reply.headers("WWW-Authenticate"))
        .flatMap(it -> it.parameter(name));
  }

  private boolean same(String resource) {
    return Resources.same(resource, installation.environment().toString());
  }

  private static String host(String address) {
    try {
      return String.valueOf(URI.create(address).getHost()).toLowerCase(Locale.ROOT);
    } catch (IllegalArgumentException e) {
      return "-";
    }
  }

  private Verdict verdict(Outcome outcome) {
    return Verdict.of(Check.ENVIRONMENT, outcome)
        .with("environment", installation.environment().toString());
  }
}
