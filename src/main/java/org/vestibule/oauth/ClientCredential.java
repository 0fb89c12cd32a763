package org.vestibule.oauth;

import java.time.Instant;
import java.util.Optional;

/**
 * One credential of this client, with what can be known of it without asking anybody.
 *
 * @param authentication proves with it who this client is
 */
public record ClientCredential(ClientAuthentication authentication, Validity validity) {
  /** From when to when a credential is good. */
  public record Period(Instant from, Instant until) {}

  /** How long a credential is good for. */
  @FunctionalInterface
  public interface Validity {
    /**
     * Its period; empty when nothing here tells, as of a secret.
     *
     * @throws CredentialUnavailable when its file cannot be read now
     */
    Optional<Period> period() throws CredentialUnavailable;
  }
}
