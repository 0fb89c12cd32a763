package org.vestibule.session;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.http.Secret;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.Tokens;
import org.vestibule.signin.SignedIn;

/**
 * A signed-in session.
 *
 * @param signedIn with the primary access token, which is for the configured environment
 * @param antiForgery the value that every changing request must bring
 * @param further access tokens for other audiences
 * @param environment the one that the user has switched to; absent: the configured one
 */
public record Established(
    SignedIn signedIn, Secret antiForgery, FurtherTokens further, Optional<URI> environment) {
  /** Stands for a token that has yet to be fetched: it is over. */
  private static final AccessToken NO_TOKEN = new AccessToken(new Secret(""), Instant.EPOCH);

  /** Just signed in. */
  public Established(SignedIn signedIn, Secret antiForgery) {
    this(signedIn, antiForgery, FurtherTokens.NONE, Optional.empty());
  }

  /**
   * The sign-in as a call to an audience sees it: with the access token for that audience. One that
   * was not fetched yet reads as a token that is over.
   *
   * @param audience absent: the primary one
   */
  public SignedIn toward(Optional<URI> audience) {
    if (audience.isEmpty()) {
      return signedIn;
    }
    Optional<FurtherTokens.Held> held = further.find(audience.get());
    Tokens tokens = signedIn.tokens();
    return new SignedIn(
        signedIn.user(),
        new Tokens(
            held.map(FurtherTokens.Held::accessToken).orElse(NO_TOKEN),
            tokens.refreshToken(),
            tokens.idToken(),
            held.map(FurtherTokens.Held::scope).orElse("")),
        signedIn.since());
  }

  /** With what a renewal for an audience has brought; its refresh token is everybody's. */
  Established with(Optional<URI> audience, SignedIn renewed) {
    if (audience.isEmpty()) {
      return new Established(renewed, antiForgery, further, environment);
    }
    Tokens tokens = renewed.tokens();
    var primary =
        new SignedIn(
            renewed.user(),
            new Tokens(
                signedIn.tokens().accessToken(),
                tokens.refreshToken(),
                tokens.idToken(),
                signedIn.tokens().scope()),
            renewed.since());
    FurtherTokens others =
        tokens.accessToken().equals(NO_TOKEN)
            ? further
            : further.with(
                new FurtherTokens.Held(audience.get(), tokens.accessToken(), tokens.scope()));
    return new Established(primary, antiForgery, others, environment);
  }

  Established using(URI audience) {
    return new Established(signedIn, antiForgery, further.used(audience), environment);
  }

  Established selecting(Optional<URI> selected) {
    return new Established(signedIn, antiForgery, further, selected);
  }

  /** A new sign-in of the same user goes on where he was; nobody else sees where that is. */
  Established after(Optional<Established> before) {
    return before
        .filter(it -> it.signedIn.user().id().equals(signedIn.user().id()))
        .map(it -> selecting(it.environment))
        .orElse(this);
  }

  /** Whether this is the same sign-in: its anti-forgery value is no other's. */
  boolean sameSignIn(Established other) {
    return antiForgery.equals(other.antiForgery);
  }
}
