package org.vestibule.signin;

import java.util.Optional;
import java.util.function.Function;
import org.vestibule.oauth.Continuity;
import org.vestibule.oauth.IdToken;
import org.vestibule.oauth.IdTokenVerifier;
import org.vestibule.oauth.Tokens;
import org.vestibule.oauth.UpstreamFailure;

/**
 * Judges what a refresh has brought: it must go on with the same user.
 *
 * @see "OpenID Connect Core 1.0, section 12.2"
 */
final class RefreshedTokens {
  private final IdTokenVerifier verifier;

  RefreshedTokens(IdTokenVerifier verifier) {
    this.verifier = verifier;
  }

  /**
   * The session with the new tokens, when they may be used.
   *
   * @param usable whether the old access token is still honoured
   */
  Renewal.Result judge(Tokens tokens, SignedIn signedIn, boolean usable) {
    var renewed =
        new SignedIn(signedIn.user(), signedIn.tokens().renewedBy(tokens), signedIn.since());
    if (tokens.idToken().isEmpty()) {
      return new Renewal.Result.Fresh(renewed, true);
    }
    var context =
        new IdTokenVerifier.Context(Optional.empty(), Optional.empty(), tokens.accessToken());
    Function<String, Renewal.Result> ended = Renewal.Result.Ended::new;
    return verifier
        .verify(tokens.idToken().get(), context)
        .match(
            verified ->
                continues(verified.idToken(), tokens, signedIn)
                    ? new Renewal.Result.Fresh(renewed, true)
                    : ended.apply("idtoken.other-user"),
            rejected -> ended.apply(rejected.reason().code()),
            unverifiable -> unverifiable(unverifiable.failure(), tokens, signedIn, usable));
  }

  /** Without the provider's keys the new tokens are not used, but a rotated refresh token is. */
  private static Renewal.Result unverifiable(
      UpstreamFailure failure, Tokens tokens, SignedIn signedIn, boolean usable) {
    Tokens old = signedIn.tokens();
    var kept =
        new SignedIn(
            signedIn.user(),
            new Tokens(
                old.accessToken(),
                tokens.refreshToken().or(old::refreshToken),
                old.idToken(),
                old.scope()),
            signedIn.since());
    return usable
        ? new Renewal.Result.Fresh(kept, true, Optional.of(failure))
        : new Renewal.Result.Unavailable(failure, Optional.of(kept));
  }

  private static boolean continues(IdToken refreshed, Tokens tokens, SignedIn signedIn) {
    return User.of(refreshed).id().equals(signedIn.user().id())
        && Continuity.of(tokens.idToken()).follows(Continuity.of(signedIn.tokens().idToken()));
  }
}
