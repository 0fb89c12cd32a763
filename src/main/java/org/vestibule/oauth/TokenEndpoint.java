package org.vestibule.oauth;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vestibule.http.HttpCalls;
import org.vestibule.http.HttpFailure;
import org.vestibule.http.Json;
import org.vestibule.http.Secret;
import org.vestibule.oauth.ProviderCall.Kind;

/**
 * Sends token requests. Each is sent once: a code is good for one redemption, and a repeat would
 * cost the user the sign-in (AADSTS54005). The one exception is in {@link ClientRequest}.
 *
 * @see "RFC 6749, sections 4.1.3 and 6"
 */
public final class TokenEndpoint {
  private final Provider provider;
  private final OAuthClient client;
  private final HttpCalls http;
  private final ClientRequest requests;
  private final Json json;
  private final Clock clock;
  private final ProviderListener listener;

  /** A token endpoint of the provider, asked in the name of the client. */
  public TokenEndpoint(
      Provider provider, OAuthClient client, HttpCalls http, Json json, Clock clock) {
    this(provider, client, http, json, clock, ProviderListener.NONE);
  }

  /** A token endpoint whose calls are heard. */
  public TokenEndpoint(
      Provider provider,
      OAuthClient client,
      HttpCalls http,
      Json json,
      Clock clock,
      ProviderListener listener) {
    this.listener = listener;
    this.provider = provider;
    this.client = client;
    this.http = http;
    this.requests = new ClientRequest(client.authentication(), http, json);
    this.json = json;
    this.clock = clock;
  }

  /**
   * The same endpoint, asked for tokens that another Web API accepts.
   *
   * @param own the address that the client's scopes name so far
   * @param other the address to name instead
   */
  public TokenEndpoint toward(URI own, URI other) {
    return new TokenEndpoint(
        provider, client.asking(client.access().toward(own, other)), http, json, clock, listener);
  }

  /**
   * The same endpoint, asked by so many calls at once at most; further ones are refused at once.
   */
  public TokenEndpoint atMost(int calls) {
    return new TokenEndpoint(provider, client, http.atMost(calls), json, clock, listener);
  }

  /** Whether a call would be refused now, since as many as may be are under way. */
  public boolean full() {
    return http.full();
  }

  /** Redeems a code; the redirect URI must be the one of the authorization request. */
  public TokenReply redeem(AuthorizationResponse.Granted granted, URI redirectUri, Pkce pkce) {
    var form = new LinkedHashMap<String, String>();
    form.put("grant_type", "authorization_code");
    form.put("code", granted.code().reveal());
    form.put("redirect_uri", redirectUri.toString());
    form.put("code_verifier", pkce.verifier().reveal());
    client.access().addTo(form);
    return send(Kind.CODE, form, Optional.empty());
  }

  /**
   * Exchanges a refresh token.
   *
   * @param challenge what the Web API demands of the new access token, JSON
   */
  public TokenReply refresh(Secret refreshToken, Optional<String> challenge) {
    var form = new LinkedHashMap<String, String>();
    form.put("grant_type", "refresh_token");
    form.put("refresh_token", refreshToken.reveal());
    client.access().addTo(form);
    return send(Kind.REFRESH, form, challenge);
  }

  /**
   * Hands an authorization request over beforehand.
   *
   * @return the {@code request_uri}, or why there is none
   * @see "RFC 9126, section 2"
   */
  public PushReply push(URI endpoint, AuthorizationRequest request) {
    long begun = System.nanoTime();
    PushReply reply = pushed(endpoint, request);
    Duration took = since(begun);
    listener.called(
        reply.match(
            pushed -> ProviderCall.answered(Kind.PUSHED_REQUEST, took),
            refused -> ProviderCall.refused(Kind.PUSHED_REQUEST, refused.refusal().error(), took),
            failed -> ProviderCall.failed(Kind.PUSHED_REQUEST, failed.failure(), took)));
    return reply;
  }

  private PushReply pushed(URI endpoint, AuthorizationRequest request) {
    try {
      return PushReply.parse(requests.send(endpoint, request.parameters()), json);
    } catch (HttpFailure e) {
      return new PushReply.Failed(UpstreamFailure.of(e));
    } catch (CredentialUnavailable e) {
      return new PushReply.Failed(UpstreamFailure.ofCredential());
    }
  }

  private TokenReply send(Kind kind, Map<String, String> form, Optional<String> challenge) {
    long begun = System.nanoTime();
    TokenReply reply = sent(form, challenge);
    Duration took = since(begun);
    listener.called(
        reply.match(
            issued -> ProviderCall.answered(kind, took),
            refused -> ProviderCall.refused(kind, refused.error(), took),
            unusable -> ProviderCall.failed(kind, unusable.failure(), took)));
    return reply;
  }

  private static Duration since(long begun) {
    return Duration.ofNanos(System.nanoTime() - begun);
  }

  private TokenReply sent(Map<String, String> form, Optional<String> challenge) {
    try {
      URI endpoint = provider.metadata().tokenEndpoint();
      client.claims().value(challenge).ifPresent(value -> form.put("claims", value));
      return TokenReply.parse(requests.send(endpoint, form), json, clock.instant());
    } catch (HttpFailure e) {
      return new TokenReply.Unusable(UpstreamFailure.of(e));
    } catch (ProviderUnavailable e) {
      return new TokenReply.Unusable(e.failure());
    } catch (CredentialUnavailable e) {
      return new TokenReply.Unusable(UpstreamFailure.ofCredential());
    }
  }
}
