package org.vestibule.signin;

import java.util.Optional;
import java.util.UUID;
import org.vestibule.oauth.IdToken;

/**
 * Who is signed in.
 *
 * @param id names the user for good: Entra's tenant and object id, elsewhere issuer and subject,
 *     joined by a space
 * @param name for display only
 * @param account for display only
 * @param providerSession the provider's name for its session, for sign-out from there
 * @param loginHint Entra's opaque hint, for sign-out without an account picker
 */
public record User(
    String id,
    String name,
    String account,
    Optional<String> providerSession,
    Optional<String> loginHint) {
  /** Entra's object id of the user; absent for users of other providers. */
  public Optional<UUID> objectId() {
    int space = Math.max(0, id.indexOf(' '));
    return uuid(id.substring(0, space)).flatMap(tenant -> uuid(id.substring(space + 1)));
  }

  private static Optional<UUID> uuid(String text) {
    try {
      // The library also reads shorter ones.
      return Optional.of(UUID.fromString(text)).filter(it -> text.length() == 36);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Entra's tokens always have tenant and object id, other providers' seldom and never both. */
  static User of(IdToken token) {
    String id =
        token
            .tenant()
            .flatMap(tenant -> token.objectId().map(objectId -> tenant + " " + objectId))
            .orElseGet(() -> token.issuer() + " " + token.subject());
    return new User(id, token.name(), token.account(), token.sessionId(), token.loginHint());
  }
}
