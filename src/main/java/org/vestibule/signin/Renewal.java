package org.vestibule.signin;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;
import org.vestibule.oauth.IdTokenVerifier;
import org.vestibule.oauth.TokenEndpoint;
import org.vestibule.oauth.TokenReply;
import org.vestibule.oauth.Tokens;
import org.vestibule.oauth.UpstreamFailure;

/**
 * Keeps the access token of a signed-in user fresh. It does not know of other requests of the same
 * session: {@code session.Sessions} lets one at a time in here.
 *
 * @see "RFC 6749, section 6" and "OpenID Connect Core 1.0, section 12"
 */
public final class Renewal {
  /** What became of the tokens. */
  public sealed interface Result {
    /**
     * Good for a call now.
     *
     * @param renewed whether the tokens are other ones than before, and so have to be kept
     */
    record Fresh(SignedIn signedIn, boolean renewed) implements Result {}

    /** Only the user can help, by signing in again. */
    record SignInAgain(String cause) implements Result {}

    /** The provider gave no usable answer and the old token is over. */
    record Unavailable(UpstreamFailure failure) implements Result {}

    /** One function for each case. */
    default <T> T match(
        Function<Fresh, T> fresh,
        Function<SignInAgain, T> signInAgain,
        Function<Unavailable, T> unavailable) {
      if (this instanceof Fresh it) {
        return fresh.apply(it);
      }
      return this instanceof SignInAgain it
          ? signInAgain.apply(it)
          : unavailable.apply((Unavailable) this);
    }
  }

  private final TokenEndpoint tokenEndpoint;
  private final IdTokenVerifier verifier;
  private final Clock clock;

  /** Wires the use case. */
  public Renewal(TokenEndpoint tokenEndpoint, IdTokenVerifier verifier, Clock clock) {
    this.tokenEndpoint = tokenEndpoint;
    this.verifier = verifier;
    this.clock = clock;
  }

  /** Whether the access token can be used as it is. */
  public boolean fresh(SignedIn signedIn) {
    return signedIn.tokens().accessToken().freshAt(clock.instant());
  }

  /** Exchanges the refresh token, unless the access token is fresh. */
  public Result renew(SignedIn signedIn) {
    if (fresh(signedIn)) {
      return new Result.Fresh(signedIn, false);
    }
    return signedIn
        .tokens()
        .refreshToken()
        .map(token -> judge(tokenEndpoint.refresh(token), signedIn))
        .orElseGet(() -> usableOr(signedIn, new Result.SignInAgain("no-refresh-token")));
  }

  private Result judge(TokenReply reply, SignedIn signedIn) {
    return reply.match(
        issued -> accept(issued.tokens(), signedIn),
        refused -> new Result.SignInAgain(refused.error()),
        unusable -> usableOr(signedIn, new Result.Unavailable(unusable.failure())));
  }

  /** A new ID token must name the same user: OpenID Connect Core 1.0, section 12.2. */
  private Result accept(Tokens tokens, SignedIn signedIn) {
    var renewed =
        new SignedIn(signedIn.user(), signedIn.tokens().renewedBy(tokens), signedIn.since());
    return tokens
        .idToken()
        .map(
            idToken ->
                verifier
                    .verify(idToken, Optional.empty(), tokens.accessToken())
                    .<Result>match(
                        verified ->
                            User.of(verified.idToken()).id().equals(signedIn.user().id())
                                ? new Result.Fresh(renewed, true)
                                : new Result.SignInAgain("other-user"),
                        rejected -> new Result.SignInAgain(rejected.reason().code()),
                        unverifiable -> new Result.Unavailable(unverifiable.failure())))
        .orElseGet(() -> new Result.Fresh(renewed, true));
  }

  /** In its last minute the old token still serves. */
  private Result usableOr(SignedIn signedIn, Result otherwise) {
    return signedIn.tokens().accessToken().usableAt(clock.instant())
        ? new Result.Fresh(signedIn, false)
        : otherwise;
  }
}
