package org.vestibule.signin;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.vestibule.oauth.ClaimsRequest;
import org.vestibule.oauth.IdTokenVerifier;
import org.vestibule.oauth.TokenEndpoint;
import org.vestibule.oauth.TokenReply;
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
     * @param spared the provider's failure that the old token let pass
     */
    record Fresh(SignedIn signedIn, boolean renewed, Optional<UpstreamFailure> spared)
        implements Result {
      /** Without a failure. */
      public Fresh(SignedIn signedIn, boolean renewed) {
        this(signedIn, renewed, Optional.empty());
      }
    }

    /**
     * Only the user can help, by signing in again.
     *
     * @param claims what the provider demands of the next sign-in, JSON
     * @param kept the session without the refresh token that was refused: nobody tries it again
     */
    record SignInAgain(String cause, Optional<String> claims, Optional<SignedIn> kept)
        implements Result {
      /** Without a refresh token to give up. */
      public SignInAgain(String cause, Optional<String> claims) {
        this(cause, claims, Optional.empty());
      }
    }

    /** The answer names somebody else: the session must not go on. */
    record Ended(String cause) implements Result {}

    /** The provider refuses this client, and the old token is over. */
    record Refused(TokenReply.Refused refusal) implements Result {}

    /**
     * The provider gave no usable answer, and the old token is over.
     *
     * @param kept what has to be kept all the same: a refresh token that replaced the old one
     */
    record Unavailable(UpstreamFailure failure, Optional<SignedIn> kept) implements Result {}

    /** What the session has to keep instead of what it has; empty when that is good. */
    default Optional<SignedIn> toKeep() {
      if (this instanceof Fresh it) {
        return it.renewed() ? Optional.of(it.signedIn()) : Optional.empty();
      }
      if (this instanceof SignInAgain it) {
        return it.kept();
      }
      return this instanceof Unavailable it ? it.kept() : Optional.empty();
    }

    /** The provider's failure behind this result, if there was one. */
    default Optional<UpstreamFailure> trouble() {
      if (this instanceof Unavailable it) {
        return Optional.of(it.failure());
      }
      return this instanceof Fresh it ? it.spared() : Optional.empty();
    }

    /** A function for each case. */
    interface Cases<T> {
      T fresh(Fresh it);

      T signInAgain(SignInAgain it);

      T ended(Ended it);

      T refused(Refused it);

      T unavailable(Unavailable it);
    }

    /** Calls the function of the case at hand. */
    default <T> T match(Cases<T> cases) {
      if (this instanceof Fresh it) {
        return cases.fresh(it);
      }
      if (this instanceof SignInAgain it) {
        return cases.signInAgain(it);
      }
      if (this instanceof Ended it) {
        return cases.ended(it);
      }
      return this instanceof Refused it ? cases.refused(it) : cases.unavailable((Unavailable) this);
    }
  }

  /** Refusals that a sign-in by the user can cure. */
  private static final Set<String> USER_CAN_HELP =
      Set.of("invalid_grant", "interaction_required", "consent_required", "login_required");

  /**
   * A further audience that the provider refuses this soon after a sign-in is not mended by another
   * one: the user would go in circles.
   */
  private static final Duration JUST_NOW = Duration.ofMinutes(1);

  private final TokenEndpoint tokenEndpoint;
  private final RefreshedTokens refreshed;
  private final ClaimsRequest claims;
  private final Clock clock;
  private final boolean further;

  /** Wires the use case. */
  public Renewal(
      TokenEndpoint tokenEndpoint, IdTokenVerifier verifier, ClaimsRequest claims, Clock clock) {
    this(tokenEndpoint, new RefreshedTokens(verifier), claims, clock, false);
  }

  private Renewal(
      TokenEndpoint tokenEndpoint,
      RefreshedTokens refreshed,
      ClaimsRequest claims,
      Clock clock,
      boolean further) {
    this.tokenEndpoint = tokenEndpoint;
    this.refreshed = refreshed;
    this.claims = claims;
    this.clock = clock;
    this.further = further;
  }

  /**
   * Keeps the access token for a further audience fresh, from the same refresh token.
   *
   * @param own the address that tokens are for otherwise
   * @param audience the address that they are for here
   */
  public Renewal toward(URI own, URI audience) {
    return new Renewal(tokenEndpoint.toward(own, audience), refreshed, claims, clock, true);
  }

  /** Whether the access token can be used as it is. */
  public boolean fresh(SignedIn signedIn) {
    return signedIn.tokens().accessToken().freshAt(clock.instant());
  }

  /** Whether the issuer still honours the access token, if only for seconds. */
  public boolean usable(SignedIn signedIn) {
    return signedIn.tokens().accessToken().usableAt(clock.instant());
  }

  /** Exchanges the refresh token because the access token is at its end. */
  public Result renew(SignedIn signedIn) {
    return exchange(signedIn, Optional.empty(), usable(signedIn));
  }

  /**
   * Exchanges the refresh token because the Web API did not accept the access token.
   *
   * @param challenge what the Web API demands, JSON
   */
  public Result replace(SignedIn signedIn, Optional<String> challenge) {
    return exchange(signedIn, challenge, false);
  }

  private Result exchange(SignedIn signedIn, Optional<String> challenge, boolean usable) {
    return signedIn
        .tokens()
        .refreshToken()
        .map(token -> judge(tokenEndpoint.refresh(token, challenge), signedIn, challenge, usable))
        .orElseGet(() -> withoutRefreshToken(signedIn, challenge, usable));
  }

  private Result withoutRefreshToken(
      SignedIn signedIn, Optional<String> challenge, boolean usable) {
    if (usable) {
      return new Result.Fresh(signedIn, false);
    }
    return inVain(signedIn)
        ? new Result.Refused(TokenReply.Refused.of("no_refresh_token"))
        : new Result.SignInAgain("no-refresh-token", challenge);
  }

  private boolean inVain(SignedIn signedIn) {
    return further && clock.instant().isBefore(signedIn.since().plus(JUST_NOW));
  }

  private Result judge(
      TokenReply reply, SignedIn signedIn, Optional<String> challenge, boolean usable) {
    return reply.match(
        issued -> refreshed.judge(issued.tokens(), signedIn, usable(signedIn)),
        refused -> {
          if (USER_CAN_HELP.contains(refused.error()) && !inVain(signedIn)) {
            return new Result.SignInAgain(
                refused.error(),
                claims.fromJson(refused.claims()).or(() -> challenge),
                Optional.of(signedIn.withoutRefreshToken()));
          }
          // Asked again by every page of the last minute, it would say no each time.
          return usable
              ? new Result.Fresh(signedIn, false, Optional.of(UpstreamFailure.ofCredential()))
              : new Result.Refused(refused);
        },
        unusable ->
            usable
                ? new Result.Fresh(signedIn, false, Optional.of(unusable.failure()))
                : new Result.Unavailable(unusable.failure(), Optional.empty()));
  }
}
