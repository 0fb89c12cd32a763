package org.vestibule.web;

import java.net.URI;
import org.vestibule.dataverse.EnvironmentAddress;
import org.vestibule.session.Established;
import org.vestibule.session.TokenSlot;
import org.vestibule.signin.Renewal;

/** Which environment a session is in, and which of its access tokens an address needs. */
final class TokenSlots {
  private final Renewal renewal;
  private final URI configured;
  private final boolean single;

  /**
   * Slots of one installation.
   *
   * @param configured the environment that the primary token is for
   * @param single whether there is no other one
   */
  TokenSlots(Renewal renewal, URI configured, boolean single) {
    this.renewal = renewal;
    this.configured = configured;
    this.single = single;
  }

  /** The environment that every session begins in. */
  URI configured() {
    return configured;
  }

  /** The environment that a session is in; a switch made before a change of settings is over. */
  URI current(Established established) {
    return single ? configured : established.environment().orElse(configured);
  }

  /** Whether two addresses name one environment. */
  static boolean same(URI one, URI other) {
    return one.equals(other) || EnvironmentAddress.of(one).equals(EnvironmentAddress.of(other));
  }

  TokenSlot of(URI audience) {
    return same(audience, configured)
        ? TokenSlot.primary(renewal)
        : TokenSlot.of(audience, renewal.toward(configured, audience));
  }
}
