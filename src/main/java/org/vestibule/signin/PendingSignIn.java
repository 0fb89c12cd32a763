package org.vestibule.signin;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.http.Secret;
import org.vestibule.oauth.SignInHints;

/**
 * A sign-in that has been begun in one browser and not answered yet.
 *
 * @param state names it in the callback
 * @param verifier of its proof key
 * @param challenge what the Web API demands of the access token, JSON; asked for already
 * @param hints as they were sent; {@code prompt=none} may have to be tried again with a page
 * @param redirectUri as it was sent, since the token request must repeat it
 */
public record PendingSignIn(
    Secret state,
    Secret nonce,
    Secret verifier,
    ReturnPath returnPath,
    URI redirectUri,
    SignInHints hints,
    Optional<String> challenge,
    Instant begunAt) {
  /** As long as Entra's codes live. */
  public static final Duration LIFE = Duration.ofMinutes(10);

  /** Whether an answer comes too late. */
  public boolean expiredAt(Instant now) {
    return !now.isBefore(begunAt.plus(LIFE));
  }
}
