package org.vestibule.session;

import java.net.URI;
import java.util.Optional;
import org.vestibule.signin.Renewal;

/**
 * Which of a session's access tokens is meant, and what renews it.
 *
 * @param audience whom the token is for; absent: the primary one
 */
public record TokenSlot(Optional<URI> audience, Renewal renewal) {
  /** The token that each sign-in brings. */
  public static TokenSlot primary(Renewal renewal) {
    return new TokenSlot(Optional.empty(), renewal);
  }

  /** The token for a further audience; {@code renewal} asks for tokens of that audience. */
  public static TokenSlot of(URI audience, Renewal renewal) {
    return new TokenSlot(Optional.of(audience), renewal);
  }
}
