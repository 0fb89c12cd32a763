package org.vestibule.web;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.config.Credential;
import org.vestibule.http.Secret;
import org.vestibule.oauth.ClientAssertion;
import org.vestibule.oauth.ClientAuthentication;
import org.vestibule.oauth.ClientCertificate;
import org.vestibule.oauth.ClientCredential;
import org.vestibule.oauth.ClientCredential.Period;
import org.vestibule.oauth.CredentialUnavailable;
import org.vestibule.oauth.Randomness;

/** Makes the client's credential of the settings, and tells how long it is good for. */
record ClientIdentity(String clientId, Clock clock, Randomness randomness) {
  private static final System.Logger LOG = System.getLogger("org.vestibule.startup");

  private static final URI NOWHERE = URI.create("https://nowhere.invalid/");

  /** Time enough to have a certificate renewed. */
  static final long WARN_DAYS = 30;

  private static final double SECONDS_PER_DAY = Duration.ofDays(1).toSeconds();

  ClientCredential credential(Credential settings) {
    if (settings instanceof Credential.ClientSecret secret) {
      var value = new Secret(secret.value());
      return new ClientCredential(
          secret.basic()
              ? ClientAuthentication.secretBasic(clientId, value)
              : ClientAuthentication.secretPost(clientId, value),
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

  /** Tells the log once, at the start. */
  void tell(ClientCredential credential) {
    try {
      Optional<Instant> end = credential.validity().period().map(Period::until);
      if (end.isPresent()) {
        long days = Duration.between(clock.instant(), end.get()).toDays();
        LOG.log(
            days < WARN_DAYS ? System.Logger.Level.WARNING : System.Logger.Level.INFO,
            () -> "the client certificate is valid for %d days".formatted(days));
      }
    } catch (CredentialUnavailable e) {
      LOG.log(System.Logger.Level.ERROR, () -> "the client certificate: " + e.getMessage());
    }
  }
}
