package org.vestibule.oauth;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Authorization request of the code grant. State, nonce and proof key are components, so a request
 * without them cannot be written.
 *
 * @param endpoint the provider's authorization endpoint
 * @param claims the {@code claims} parameter, JSON
 * @param responseMode {@code query} or {@code form_post}
 * @see "RFC 6749, section 4.1.1" and "RFC 7636, section 4.3"
 */
public record AuthorizationRequest(
    URI endpoint,
    String clientId,
    URI redirectUri,
    String responseMode,
    RequestedAccess access,
    String state,
    String nonce,
    Pkce pkce,
    SignInHints hints,
    Optional<String> claims) {
  /** What is asked, in the order of the golden string in the tests. */
  Map<String, String> parameters() {
    var query = new LinkedHashMap<String, String>();
    query.put("client_id", clientId);
    query.put("response_type", "code");
    query.put("redirect_uri", redirectUri.toString());
    query.put("response_mode", responseMode);
    access.addTo(query);
    query.put("state", state);
    query.put("nonce", nonce);
    query.put("code_challenge", pkce.challenge());
    query.put("code_challenge_method", "S256");
    hints.addTo(query);
    claims.ifPresent(value -> query.put("claims", value));
    return query;
  }

  /** The address the browser is sent to. */
  public URI toUri() {
    return Addresses.withQuery(endpoint, parameters());
  }

  /** The address after the request has been pushed: RFC 9126, section 4. */
  public URI toUri(String requestUri) {
    var query = new LinkedHashMap<String, String>();
    query.put("client_id", clientId);
    query.put("request_uri", requestUri);
    return Addresses.withQuery(endpoint, query);
  }
}
