package org.vestibule.signin;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.vestibule.http.Form;
import org.vestibule.oauth.OAuthClient;
import org.vestibule.oauth.Provider;
import org.vestibule.oauth.ProviderUnavailable;

/**
 * Ending the session at the provider, after it has ended here.
 *
 * @see "OpenID Connect RP-Initiated Logout 1.0, section 2"
 */
public final class SignOut {
  private final Provider provider;
  private final OAuthClient client;

  /** Wires the use case. */
  public SignOut(Provider provider, OAuthClient client) {
    this.provider = provider;
    this.client = client;
  }

  /**
   * Where the browser goes to end the provider's session too; empty when the provider offers no
   * sign-out or cannot be reached.
   *
   * @param comeBack a registered address
   */
  public Optional<URI> location(URI comeBack) {
    try {
      return provider
          .metadata()
          .endSessionEndpoint()
          .map(
              endpoint -> {
                var query = new LinkedHashMap<String, String>();
                query.put("client_id", client.clientId());
                query.put("post_logout_redirect_uri", comeBack.toString());
                String separator = endpoint.getRawQuery() == null ? "?" : "&";
                return URI.create(endpoint + separator + Form.encode(query));
              });
    } catch (ProviderUnavailable e) {
      return Optional.empty();
    }
  }
}
