package org.vestibule.doctor;

import static java.util.Map.entry;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.vestibule.doctor.Installation.Proof;
import org.vestibule.http.HttpCalls;
import org.vestibule.http.Json;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.Authority;
import org.vestibule.oauth.ClientCertificate;
import org.vestibule.oauth.ClientCredentials;
import org.vestibule.oauth.CredentialUnavailable;
import org.vestibule.oauth.ProviderMetadata;
import org.vestibule.oauth.TokenReply;

/**
 * Shows the client's credential to the provider. Whether it is good is decided on {@code error};
 * Entra's number only chooses the words.
 *
 * @see "Microsoft Entra authentication and authorization error codes"
 */
final class CredentialCheck {
  /** Time enough to have a certificate renewed. */
  private static final int WARN_DAYS = 30;

  private static final Map<String, Outcome> BY_NUMBER =
      Map.ofEntries(
          entry("7000215", Outcome.CREDENTIAL_WRONG),
          entry("70002", Outcome.CREDENTIAL_WRONG),
          entry("7000222", Outcome.CREDENTIAL_EXPIRED),
          entry("7000218", Outcome.CREDENTIAL_MISSING),
          entry("700025", Outcome.CREDENTIAL_PUBLIC_CLIENT),
          entry("700027", Outcome.CREDENTIAL_CERTIFICATE),
          entry("700030", Outcome.CREDENTIAL_CERTIFICATE),
          entry("50012", Outcome.CREDENTIAL_CERTIFICATE),
          entry("1000502", Outcome.CREDENTIAL_CERTIFICATE_OVER),
          entry("7000214", Outcome.CREDENTIAL_CERTIFICATE_REVOKED),
          entry("7000277", Outcome.CREDENTIAL_CERTIFICATE_REVOKED),
          entry("700024", Outcome.CREDENTIAL_TIME),
          entry("70021", Outcome.CREDENTIAL_FEDERATION),
          entry("700016", Outcome.CREDENTIAL_UNKNOWN_CLIENT),
          entry("700011", Outcome.CREDENTIAL_UNKNOWN_CLIENT),
          entry("7000112", Outcome.CREDENTIAL_DISABLED),
          entry("500011", Outcome.CREDENTIAL_RESOURCE),
          entry("50001", Outcome.CREDENTIAL_RESOURCE));

  /** What the provider said, and the token for one more question. */
  record Finding(Verdict verdict, Optional<AccessToken> token) {
    /** The token endpoint is not known. */
    static Finding blocked() {
      return new Finding(Verdict.blocked(Check.CREDENTIAL, Check.METADATA), Optional.empty());
    }
  }

  private final Installation installation;
  private final Json json;
  private final Clock clock;

  CredentialCheck(Installation installation, Json json, Clock clock) {
    this.installation = installation;
    this.json = json;
    this.clock = clock;
  }

  /** Asks for a token in the application's own name. */
  Finding make(ProviderMetadata metadata, String resource, HttpCalls http) {
    Installation.Client client = installation.client();
    if (client.proof() == Proof.NONE) {
      return new Finding(verdict(Outcome.CREDENTIAL_PUBLIC), Optional.empty());
    }
    return new ClientCredentials(
            installation.kind(), metadata.tokenEndpoint(), resource, client.authentication())
        .send(http, json, clock)
        .match(
            issued ->
                new Finding(
                    verdict(Outcome.CREDENTIAL_OK), Optional.of(issued.tokens().accessToken())),
            refused -> new Finding(refused(refused, resource), Optional.empty()),
            unusable ->
                new Finding(
                    switch (unusable.failure().kind()) {
                      case CREDENTIAL -> verdict(Outcome.CREDENTIAL_FILE);
                      default ->
                          verdict(Outcome.CREDENTIAL_UNAVAILABLE)
                              .with("kind", unusable.failure().kind().code())
                              .with("status", String.valueOf(unusable.failure().status()));
                    },
                    Optional.empty()));
  }

  private Verdict refused(TokenReply.Refused refused, String resource) {
    Outcome outcome = outcome(refused);
    Verdict verdict =
        verdict(outcome)
            .with("error", refused.error())
            .with("number", refused.providerCode().map(it -> "AADSTS" + it).orElse("-"))
            .with("resource", resource)
            .with("trace", refused.ids().trace().orElse("-"));
    String id = installation.client().id();
    return switch (outcome) {
      case CREDENTIAL_WRONG, CREDENTIAL_SECRET_ID, CREDENTIAL_EXPIRED, CREDENTIAL_MISSING ->
          verdict.paste(
              "az ad app credential reset --id "
                  + Shell.quote(id)
                  + " --append --years 1 --query password --output tsv");
      case CREDENTIAL_CERTIFICATE, CREDENTIAL_CERTIFICATE_OVER, CREDENTIAL_CERTIFICATE_REVOKED ->
          verdict.paste(
              "az ad app credential reset --id "
                  + Shell.quote(id)
                  + " --append --cert @certificate.pem");
      case CREDENTIAL_UNKNOWN_CLIENT, CREDENTIAL_DISABLED ->
          verdict.paste("az ad sp show --id " + Shell.quote(id));
      default -> verdict;
    };
  }

  private Outcome outcome(TokenReply.Refused refused) {
    boolean client = refused.error().equals("invalid_client");
    if (!installation.entra() && !client) {
      // The credential was read and the grant is not for this client: sign-in does not need it.
      return Outcome.CREDENTIAL_NOT_OFFERED;
    }
    Outcome words =
        refused
            .providerCode()
            .map(BY_NUMBER::get)
            .orElse(client ? Outcome.CREDENTIAL_INVALID : Outcome.CREDENTIAL_REFUSED);
    return words == Outcome.CREDENTIAL_WRONG && installation.client().secretLooksLikeId()
        ? Outcome.CREDENTIAL_SECRET_ID
        : words;
  }

  /** The client's certificate, without asking anybody. */
  Verdict certificate() {
    if (installation.client().certificate().isEmpty()) {
      return Verdict.of(Check.CERTIFICATE, Outcome.CERTIFICATE_NONE);
    }
    try {
      ClientCertificate certificate = installation.client().certificate().get();
      var x509 = certificate.current().certificate();
      boolean early = clock.instant().isBefore(x509.getNotBefore().toInstant());
      Duration left = certificate.validFor(clock.instant());
      Outcome outcome =
          early
              ? Outcome.CERTIFICATE_EARLY
              : left.isNegative()
                  ? Outcome.CERTIFICATE_OVER
                  : left.toDays() < WARN_DAYS ? Outcome.CERTIFICATE_SOON : Outcome.CERTIFICATE_OK;
      return Verdict.of(Check.CERTIFICATE, outcome)
          .with("subject", x509.getSubjectX500Principal().getName())
          .with("from", x509.getNotBefore().toInstant().toString())
          .with("until", x509.getNotAfter().toInstant().toString())
          .with("days", String.valueOf(left.abs().toDays()));
    } catch (CredentialUnavailable e) {
      return Verdict.of(Check.CERTIFICATE, Outcome.CERTIFICATE_FILE)
          .with("what", String.valueOf(e.getMessage()));
    }
  }

  /** Which tenant is asked; absent when several may sign in and none of them is known. */
  Optional<String> tenant(EnvironmentCheck.Finding environment) {
    if (installation.kind() == Authority.Kind.OPENID) {
      return Optional.of("");
    }
    Optional<String> one = installation.tenant().filter(it -> !installation.several());
    return one.or(environment::tenant).or(() -> installation.allowedTenants().stream().findFirst());
  }

  private Verdict verdict(Outcome outcome) {
    return Verdict.of(Check.CREDENTIAL, outcome).with("clientId", installation.client().id());
  }
}
