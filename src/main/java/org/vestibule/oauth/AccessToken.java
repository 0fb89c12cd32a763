package org.vestibule.oauth;

import java.time.Duration;
import java.time.Instant;
import org.vestibule.http.Secret;

/**
 * A bearer token for the Web API. Opaque here: its format is Dataverse's business ("Access tokens
 * in the Microsoft identity platform").
 *
 * @param expiresAt when the issuer stops honouring it
 */
public record AccessToken(Secret value, Instant expiresAt) {
  /** Two clocks may disagree, and the call itself takes time. */
  public static final Duration LEEWAY = Duration.ofSeconds(60);

  /** Whether it is good for a call that starts now and for one minute more. */
  public boolean freshAt(Instant now) {
    return now.isBefore(expiresAt.minus(LEEWAY));
  }

  /** Whether its issuer still honours it. */
  public boolean usableAt(Instant now) {
    return now.isBefore(expiresAt);
  }
}
