package org.vestibule.signin;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.vestibule.oauth.Addresses;
import org.vestibule.oauth.OAuthClient;
import org.vestibule.oauth.Provider;
import org.vestibule.oauth.ProviderUnavailable;
import org.vestibule.oauth.Randomness;

/**
 * Ending the session at the provider, after it has ended here.
 *
 * @see "OpenID Connect RP-Initiated Logout 1.0, section 2"
 */
public final class SignOut {
  private final Provider provider;
  private final OAuthClient client;
  private final Randomness randomness;

  /** Wires the use case. */
  public SignOut(Provider provider, OAuthClient client, Randomness randomness) {
    this.randomness = randomness;
    this.provider = provider;
    this.client = client;
  }

  /**
   * Where the browser goes to end the provider's session too; empty when the provider offers no
   * sign-out or cannot be reached.
   *
   * <p>Entra gets its opaque {@code logout_hint}; other providers get the ID token as {@code
   * id_token_hint}, without which they ask the user. It names the user and opens nothing.
   *
   * @param comeBack a registered address
   */
  public Optional<URI> location(SignedIn signedIn, URI comeBack) {
    try {
      boolean entra = provider.authority().entra();
      return provider
          .metadata()
          .endSessionEndpoint()
          .map(
              endpoint -> {
                var query = new LinkedHashMap<String, String>();
                query.put("client_id", client.clientId());
                query.put("post_logout_redirect_uri", comeBack.toString());
                query.put("state", randomness.next());
                if (entra) {
                  signedIn.user().loginHint().ifPresent(hint -> query.put("logout_hint", hint));
                } else {
                  signedIn
                      .tokens()
                      .idToken()
                      .ifPresent(token -> query.put("id_token_hint", token.reveal()));
                }
                return Addresses.withQuery(endpoint, query);
              });
    } catch (ProviderUnavailable e) {
      return Optional.empty();
    }
  }
}
