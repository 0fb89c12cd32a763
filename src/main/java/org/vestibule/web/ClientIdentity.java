package org.vestibule.web;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.vestibule.config.Credential;
import org.vestibule.http.Secret;
import org.vestibule.oauth.ClientAssertion;
import org.vestibule.oauth.ClientAuthentication;
import org.vestibule.oauth.ClientCertificate;
import org.vestibule.oauth.ClientCredential;
import org.vestibule.oauth.ClientCredential.Period;
import org.vestibule.oauth.CredentialPair;
import org.vestibule.oauth.CredentialUnavailable;
import org.vestibule.oauth.Randomness;
import org.vestibule.oauth.SecretFile;
import org.vestibule.telemetry.EventLog;

/** Makes the client's credential of the settings, and tells how long it is good for. */
record ClientIdentity(String clientId, Clock clock, Randomness randomness) {
  private static final EventLog LOG = EventLog.of("org.vestibule.startup");

  private static final URI NOWHERE = URI.create("https://nowhere.invalid/");

  /** Time enough to have a certificate renewed. */
  static final long WARN_DAYS = 30;

  private static final double SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();

  ClientCredential credential(Credential settings) {
    if (settings instanceof Credential.ClientSecret secret) {
      var value = new Secret(secret.value());
      Supplier<Secret> current =
          secret
              .file()
              .<Supplier<Secret>>map(file -> new SecretFile(file, value)::current)
              .orElse(() -> value);
      return new ClientCredential(
          secret.basic()
              ? ClientAuthentication.secretBasic(clientId, current)
              : ClientAuthentication.secretPost(clientId, current),
          Optional::empty);
    }
    if (settings instanceof Credential.Certificate file) {
      var certificate = new ClientCertificate(file.path(), file.password());
      return new ClientCredential(
          ClientAssertion.certificate(clientId, certificate, clock, randomness),
          () -> Optional.of(period(certificate.current().certificate())));
    }
    if (settings instanceof Credential.FederatedToken token) {
      ClientAuthentication federated = ClientAssertion.federated(clientId, token.path());
      return new ClientCredential(
          federated,
          () -> {
            // Reads the file, which is all that can be found out without asking anybody.
            federated.prove(NOWHERE);
            return Optional.empty();
          });
    }
    return new ClientCredential(ClientAuthentication.none(clientId), Optional::empty);
  }

  private static Period period(X509Certificate certificate) {
    return new Period(
        certificate.getNotBefore().toInstant(), certificate.getNotAfter().toInstant());
  }

  /** NaN when it is not known. */
  double daysLeft(ClientCredential credential) {
    try {
      return credential.validity().period().map(Period::until).map(this::days).orElse(Double.NaN);
    } catch (CredentialUnavailable e) {
      return Double.NaN;
    }
  }

  private double days(Instant end) {
    return Duration.between(clock.instant(), end).toSeconds() / SECONDS_PER_DAY;
  }

  /** Both as one, which tells the log when the one takes over from the other. */
  CredentialPair together(ClientCredential first, Optional<ClientCredential> next) {
    return new CredentialPair(
        first.authentication(),
        next.map(ClientCredential::authentication),
        isNext ->
            LOG.write(
                System.Logger.Level.WARNING,
                "credential",
                isNext
                    ? "the provider no longer takes the first client credential; the next one is in use"
                    : "the provider no longer takes the next client credential; the first one is in use"));
  }

  /** Tells the log once, at the start. */
  void tell(ClientCredential credential) {
    try {
      Optional<Instant> end = credential.validity().period().map(Period::until);
      if (end.isPresent()) {
        long days = Duration.between(clock.instant(), end.get()).toDays();
        LOG.write(
            days < WARN_DAYS ? System.Logger.Level.WARNING : System.Logger.Level.INFO,
            "credential",
            "the client certificate is valid for %d days".formatted(days));
      }
    } catch (CredentialUnavailable e) {
      LOG.write(
          System.Logger.Level.ERROR, "credential", "the client certificate: " + e.getMessage());
    }
  }
}
