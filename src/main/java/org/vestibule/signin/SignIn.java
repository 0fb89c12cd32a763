package org.vestibule.signin;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.vestibule.http.Secret;
import org.vestibule.oauth.Authority;
import org.vestibule.oauth.AuthorizationRequest;
import org.vestibule.oauth.AuthorizationResponse;
import org.vestibule.oauth.CallbackParameters;
import org.vestibule.oauth.IdToken;
import org.vestibule.oauth.IdTokenVerifier;
import org.vestibule.oauth.OAuthClient;
import org.vestibule.oauth.Pkce;
import org.vestibule.oauth.Provider;
import org.vestibule.oauth.ProviderMetadata;
import org.vestibule.oauth.ProviderUnavailable;
import org.vestibule.oauth.PushReply;
import org.vestibule.oauth.Randomness;
import org.vestibule.oauth.Reason;
import org.vestibule.oauth.SignInHints;
import org.vestibule.oauth.TokenEndpoint;
import org.vestibule.oauth.TokenReply;
import org.vestibule.oauth.Tokens;
import org.vestibule.oauth.UpstreamFailure;

/**
 * Signing in with the authorization code grant: hops 2 and 4 of {@code docs/architecture.md}.
 *
 * @see "RFC 6749, section 4.1" and "OpenID Connect Core 1.0, section 3.1"
 */
public final class SignIn {
  /** Answers to {@code prompt=none}: OpenID Connect Core 1.0, section 3.1.2.6. */
  private static final Set<String> PAGE_NEEDED =
      Set.of(
          "login_required",
          "interaction_required",
          "consent_required",
          "account_selection_required");

  private final Provider provider;
  private final OAuthClient client;
  private final TokenEndpoint tokenEndpoint;
  private final IdTokenVerifier verifier;
  private final Clock clock;
  private final Randomness randomness;
  private final SignInListener listener;

  /** Wires the use case; nothing is fetched. */
  public SignIn(
      Provider provider,
      OAuthClient client,
      TokenEndpoint tokenEndpoint,
      IdTokenVerifier verifier,
      Clock clock,
      Randomness randomness,
      SignInListener listener) {
    this.listener = listener;
    this.provider = provider;
    this.client = client;
    this.tokenEndpoint = tokenEndpoint;
    this.verifier = verifier;
    this.clock = clock;
    this.randomness = randomness;
  }

  /**
   * Whether an {@code iss} of a portal's link names this provider.
   *
   * @see "OpenID Connect Core 1.0, section 4"
   */
  public boolean namedBy(String iss) {
    try {
      return provider.authority().answersAs(provider.metadata().issuer(), iss);
    } catch (ProviderUnavailable e) {
      return false;
    }
  }

  /**
   * Begins a sign-in with fresh state, nonce and proof key.
   *
   * @param challenge what the Web API demands of the access token, JSON
   */
  public BeginResult begin(
      ReturnPath returnPath, SignInHints hints, Optional<String> challenge, URI redirectUri) {
    long begun = System.nanoTime();
    BeginResult result = request(returnPath, hints, challenge, redirectUri);
    listener.begun(result, Duration.ofNanos(System.nanoTime() - begun));
    return result;
  }

  private BeginResult request(
      ReturnPath returnPath, SignInHints hints, Optional<String> challenge, URI redirectUri) {
    try {
      ProviderMetadata metadata = provider.metadata();
      if (tokenEndpoint.full()) {
        // The user would come back with a code that nobody can redeem now.
        return new BeginResult.Unavailable(UpstreamFailure.ofBusy());
      }
      var pending =
          new PendingSignIn(
              new Secret(randomness.next()),
              new Secret(randomness.next()),
              new Secret(randomness.next()),
              returnPath,
              redirectUri,
              hints,
              challenge,
              clock.instant());
      var request =
          new AuthorizationRequest(
              metadata.authorizationEndpoint(),
              client.clientId(),
              redirectUri,
              client.responseMode(),
              client.access(),
              pending.state().reveal(),
              pending.nonce().reveal(),
              new Pkce(pending.verifier()),
              hints,
              client.claims().value(challenge));
      return metadata
          .pushedRequests()
          .map(endpoint -> pushed(endpoint, request, pending))
          .orElseGet(() -> new BeginResult.Redirect(request.toUri(), pending));
    } catch (ProviderUnavailable e) {
      return new BeginResult.Unavailable(e.failure());
    }
  }

  private BeginResult pushed(URI endpoint, AuthorizationRequest request, PendingSignIn pending) {
    PushReply reply = tokenEndpoint.push(endpoint, request);
    return reply.match(
        it -> new BeginResult.Redirect(request.toUri(it.requestUri()), pending),
        it -> new BeginResult.Refused(it.refusal()),
        it -> new BeginResult.Unavailable(it.failure()));
  }

  /**
   * Completes a sign-in. The state comes first: it finds the pending sign-in, and what finds none
   * is not looked at any further.
   *
   * @param takePending takes the pending sign-in of a state out of this browser's session, so that
   *     it answers one callback, whatever that callback says
   */
  public SignInResult complete(
      CallbackParameters callback, Function<String, Optional<PendingSignIn>> takePending) {
    Optional<String> state = callback.doubled() ? Optional.empty() : callback.single("state");
    Optional<PendingSignIn> pending = state.flatMap(takePending);
    SignInResult result =
        pending.map(it -> complete(callback, it)).orElseGet(() -> unawaited(callback, state));
    listener.answered(result, pending.map(PendingSignIn::begunAt));
    return result;
  }

  private static SignInResult unawaited(CallbackParameters callback, Optional<String> state) {
    Reason unnamed = callback.doubled() ? Reason.DOUBLED_PARAMETER : Reason.STATE;
    return new SignInResult.Rejected(
        state.isEmpty() ? unnamed : Reason.NO_PENDING_SIGN_IN, Optional.empty());
  }

  private SignInResult complete(CallbackParameters callback, PendingSignIn pending) {
    ReturnPath next = pending.returnPath();
    if (pending.expiredAt(clock.instant())) {
      return rejected(Reason.SIGN_IN_EXPIRED, next);
    }
    try {
      return AuthorizationResponse.parse(callback, pending.state().reveal(), issuer())
          .match(
              granted -> redeem(granted, pending),
              denied -> declined(denied, pending),
              untrusted -> rejected(untrusted.reason(), next));
    } catch (ProviderUnavailable e) {
      return new SignInResult.Unavailable(e.failure(), next);
    }
  }

  private AuthorizationResponse.Issuer issuer() throws ProviderUnavailable {
    Authority authority = provider.authority();
    ProviderMetadata metadata = provider.metadata();
    return new AuthorizationResponse.Issuer(
        iss -> authority.answersAs(metadata.issuer(), iss), metadata.namesItself());
  }

  /** A silent attempt that needs a page gets one, once: the second attempt is not silent. */
  private static SignInResult declined(AuthorizationResponse.Denied denied, PendingSignIn pending) {
    if (pending.hints().silent() && PAGE_NEEDED.contains(denied.error())) {
      return new SignInResult.PageNeeded(
          pending.returnPath(), pending.hints().interactive(), pending.challenge());
    }
    return SignInResult.Declined.of(denied, pending.returnPath());
  }

  private SignInResult redeem(AuthorizationResponse.Granted granted, PendingSignIn pending) {
    ReturnPath next = pending.returnPath();
    return tokenEndpoint
        .redeem(granted, pending.redirectUri(), new Pkce(pending.verifier()))
        .match(
            issued -> establish(issued.tokens(), granted, pending),
            refused -> refused(refused, pending),
            unusable -> new SignInResult.Unavailable(unusable.failure(), next));
  }

  /** What the token endpoint demands beyond the code is asked of the user, once. */
  private SignInResult refused(TokenReply.Refused refusal, PendingSignIn pending) {
    Optional<String> demanded = client.claims().fromJson(refusal.claims());
    return demanded.isPresent() && pending.challenge().isEmpty()
        ? new SignInResult.PageNeeded(pending.returnPath(), pending.hints().interactive(), demanded)
        : new SignInResult.Refused(refusal, pending.returnPath());
  }

  /** No token is used before its ID token has been verified: RFC 9700, section 4.5.3.2. */
  private SignInResult establish(
      Tokens tokens, AuthorizationResponse.Granted granted, PendingSignIn pending) {
    ReturnPath next = pending.returnPath();
    if (tokens.idToken().isEmpty()) {
      return rejected(Reason.ID_TOKEN_MISSING, next);
    }
    Instant now = clock.instant();
    if (!tokens.accessToken().freshAt(now) && tokens.refreshToken().isEmpty()) {
      // Accepting it would send the user back to sign in, again and again.
      return rejected(Reason.ACCESS_TOKEN_EXPIRED, next);
    }
    return verifier
        .verify(
            tokens.idToken().get(),
            new IdTokenVerifier.Context(
                Optional.of(pending.nonce().reveal()),
                Optional.of(granted.code()),
                tokens.accessToken()))
        .match(
            verified -> new SignInResult.Completed(signedIn(verified.idToken(), tokens, now), next),
            rejected -> rejected(rejected.reason(), next),
            unverifiable -> new SignInResult.Unavailable(unverifiable.failure(), next));
  }

  private SignedIn signedIn(IdToken idToken, Tokens tokens, Instant now) {
    return new SignedIn(User.of(idToken), tokens, now);
  }

  private static SignInResult rejected(Reason reason, ReturnPath next) {
    return new SignInResult.Rejected(reason, Optional.of(next));
  }
}
