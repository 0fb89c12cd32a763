package org.vestibule.oauth;

/**
 * This application as the provider knows it.
 *
 * @param clientId the application (client) id
 * @param authentication how it proves who it is
 * @param access what it asks to be allowed
 * @param claims what it asks of tokens beyond scopes
 * @param responseMode how the answer comes back: {@code query} or {@code form_post}
 */
public record OAuthClient(
    String clientId,
    ClientAuthentication authentication,
    RequestedAccess access,
    ClaimsRequest claims,
    String responseMode) {
  /** The same client, asking for something else. */
  OAuthClient asking(RequestedAccess other) {
    return new OAuthClient(clientId, authentication, other, claims, responseMode);
  }
}
