package org.vestibule.doctor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vestibule.oauth.ProviderMetadata;

/** Which tenant and which resource are in use, and where each of them was learnt from. */
final class TenantCheck {
  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private final Installation installation;

  TenantCheck(Installation installation) {
    this.installation = installation;
  }

  /** The tenant, once the environment and the provider have answered. */
  Verdict tenant(EnvironmentCheck.Finding environment, Optional<ProviderMetadata> metadata) {
    if (!installation.entra()) {
      return verdict(Outcome.TENANT_NONE).with("issuer", installation.authority().toString());
    }
    Optional<String> learnt = environment.tenant();
    if (installation.tenant().isEmpty()) {
      return learnt
          .map(
              it -> {
                // The issuer has the GUID also where the environment names a domain.
                String guid = metadata.flatMap(known -> guid(known.issuer())).orElse(it);
                return verdict(Outcome.TENANT_LEARNT)
                    .with("tenant", guid)
                    .paste("AZURE_TENANT_ID=" + guid);
              })
          .orElse(Verdict.blocked(Check.TENANT, Check.ENVIRONMENT));
    }
    String configured = installation.tenant().get();
    if (installation.several()) {
      return several(configured, learnt.filter(it -> GUID.matcher(it).matches()));
    }
    Optional<String> known =
        Optional.of(configured)
            .filter(it -> GUID.matcher(it).matches())
            .or(() -> metadata.flatMap(it -> guid(it.issuer())));
    boolean same = learnt.filter(configured::equalsIgnoreCase).isPresent();
    boolean comparable =
        known.isPresent() && learnt.filter(it -> GUID.matcher(it).matches()).isPresent();
    if (!same && comparable) {
      same = known.get().equalsIgnoreCase(learnt.get());
      if (!same) {
        return verdict(Outcome.TENANT_OTHER)
            .with("tenant", configured)
            .with("learnt", learnt.get())
            .paste("AZURE_TENANT_ID=" + learnt.get());
      }
    }
    return verdict(same ? Outcome.TENANT_SET : Outcome.TENANT_UNCONFIRMED)
        .with("tenant", configured);
  }

  private Verdict several(String configured, Optional<String> learnt) {
    boolean missing =
        learnt
            .filter(it -> !installation.allowedTenants().contains(it.toLowerCase(Locale.ROOT)))
            .isPresent();
    Verdict verdict =
        verdict(missing ? Outcome.TENANT_NOT_ALLOWED : Outcome.TENANT_SEVERAL)
            .with("tenant", configured)
            .with("allowed", String.join(", ", installation.allowedTenants()))
            .with("learnt", learnt.orElse("-"));
    return missing
        ? verdict.paste(
            "AZURE_ALLOWED_TENANTS="
                + String.join(" ", installation.allowedTenants())
                + " "
                + learnt.get())
        : verdict;
  }

  /** What the access token is asked for. */
  Verdict resource(EnvironmentCheck.Finding environment) {
    String expected = environment.resource().orElse(installation.environment().toString());
    if (installation.resource().isPresent()) {
      String set = installation.resource().get();
      boolean same = Resources.same(set, expected) || environment.resource().isEmpty();
      Verdict verdict =
          resource(same ? Outcome.RESOURCE_SET : Outcome.RESOURCE_OTHER)
              .with("name", "OAUTH_RESOURCE")
              .with("value", set)
              .with("expected", expected);
      return same ? verdict : verdict.paste("OAUTH_RESOURCE=" + expected);
    }
    if (installation.scope().isPresent()) {
      String scope = installation.scope().get();
      boolean named =
          Arrays.stream(scope.split(" "))
              .filter(it -> it.lastIndexOf('/') > 0)
              .anyMatch(it -> Resources.same(it.substring(0, it.lastIndexOf('/')), expected));
      Verdict verdict =
          resource(named ? Outcome.RESOURCE_SET : Outcome.RESOURCE_SCOPE)
              .with("name", "OAUTH_SCOPE")
              .with("value", scope)
              .with("expected", expected);
      return named
          ? verdict
          : verdict.paste(
              "OAUTH_SCOPE=openid profile offline_access " + expected + "/user_impersonation");
    }
    return resource(
            environment.resource().isPresent() ? Outcome.RESOURCE_LEARNT : Outcome.RESOURCE_DEFAULT)
        .with("expected", expected)
        .with("scope", installation.environment() + "/user_impersonation");
  }

  private static Optional<String> guid(String issuer) {
    Matcher matcher = GUID.matcher(issuer);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  private static Verdict verdict(Outcome outcome) {
    return Verdict.of(Check.TENANT, outcome);
  }

  private static Verdict resource(Outcome outcome) {
    return Verdict.of(Check.RESOURCE, outcome);
  }
}
