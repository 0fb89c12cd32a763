package org.vestibule.oauth;

import java.util.Optional;
import org.vestibule.http.Secret;

/**
 * What the token endpoint issued.
 *
 * @param refreshToken absent when {@code offline_access} was not granted
 * @param idToken the signed JWT as it came; absent when a refresh brought none
 * @param scope the scopes granted, separated by spaces; empty when the provider did not say
 */
public record Tokens(
    AccessToken accessToken,
    Optional<Secret> refreshToken,
    Optional<Secret> idToken,
    String scope) {
  /**
   * These tokens after a refresh: a refresh token or an ID token that did not come anew stays.
   *
   * @see "RFC 6749, section 6"
   */
  public Tokens renewedBy(Tokens newer) {
    return new Tokens(
        newer.accessToken,
        newer.refreshToken.or(() -> refreshToken),
        newer.idToken.or(() -> idToken),
        newer.scope.isEmpty() ? scope : newer.scope);
  }
}
