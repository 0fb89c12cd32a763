package org.vestibule.signin;

import java.time.Instant;
import java.util.Optional;
import org.vestibule.oauth.Tokens;

/**
 * A completed sign-in.
 *
 * @param since when it was completed; renewals do not change it
 */
public record SignedIn(User user, Tokens tokens, Instant since) {
  /** The same until its access token is over. */
  SignedIn withoutRefreshToken() {
    var rest = new Tokens(tokens.accessToken(), Optional.empty(), tokens.idToken(), tokens.scope());
    return new SignedIn(user, rest, since);
  }
}
