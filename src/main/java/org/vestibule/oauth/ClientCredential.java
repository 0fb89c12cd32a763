package org.vestibule.oauth;

import java.time.Instant;
import java.util.Optional;

/**
 * One credential of this client, with what can be known of it without asking anybody.
 *
 * @param authentication proves with it who this client is
 */
public record ClientCredential(ClientAuthentication authentication, Validity validity) {
  /** How long a credential is good for. */
  @FunctionalInterface
  public interface Validity {
    /**
     * When it ends; empty when nothing here tells, as of a secret.
     *
     * @throws CredentialUnavailable when its file cannot be read now
     */
    Optional<Instant> end() throws CredentialUnavailable;
  }
}
