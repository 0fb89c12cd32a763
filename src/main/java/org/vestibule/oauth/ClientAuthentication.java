package org.vestibule.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.vestibule.http.Form;
import org.vestibule.http.Secret;

/**
 * How this client proves at the token endpoint who it is.
 *
 * @see "RFC 6749, section 2.3" and "OpenID Connect Core 1.0, section 9"
 */
@FunctionalInterface
public interface ClientAuthentication {
  /**
   * What one request carries; it does not print.
   *
   * @param form parameters for the body
   * @param headers header fields
   */
  record Proof(Map<String, String> form, Map<String, String> headers) {
    @Override
    public String toString() {
      return "Proof" + form.keySet() + headers.keySet();
    }
  }

  /**
   * A proof for one request to the given token endpoint.
   *
   * @throws CredentialUnavailable when the credential stands in a file that cannot be used
   */
  Proof prove(URI tokenEndpoint) throws CredentialUnavailable;

  /** The one that is in use, of several. */
  default ClientAuthentication current() {
    return this;
  }

  /** What can be tried in place of one that the provider does not take. */
  default Optional<ClientAuthentication> insteadOf(ClientAuthentication refused) {
    return Optional.empty();
  }

  /** The provider takes this one; it is the one in use from now on. */
  default void accepted(ClientAuthentication used) {}

  /** The secret in the body ({@code client_secret_post}). */
  static ClientAuthentication secretPost(String clientId, Secret secret) {
    return secretPost(clientId, () -> secret);
  }

  /** The same, with a secret that may change. */
  static ClientAuthentication secretPost(String clientId, Supplier<Secret> secret) {
    return endpoint ->
        new Proof(Map.of("client_id", clientId, "client_secret", secret.get().reveal()), Map.of());
  }

  /**
   * The secret in the header ({@code client_secret_basic}); id and secret are form-coded before
   * they are joined, so that a colon in the id does not end it (RFC 6749, section 2.3.1).
   */
  static ClientAuthentication secretBasic(String clientId, Secret secret) {
    return secretBasic(clientId, () -> secret);
  }

  /** The same, with a secret that may change. */
  static ClientAuthentication secretBasic(String clientId, Supplier<Secret> secret) {
    return endpoint -> {
      String pair = Form.encode(clientId) + ":" + Form.encode(secret.get().reveal());
      String header = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
      return new Proof(Map.of(), Map.of("Authorization", header));
    };
  }

  /**
   * No credential: a public client, whose only proof is PKCE. Entra refuses a credential from it
   * (AADSTS700025).
   */
  static ClientAuthentication none(String clientId) {
    return endpoint -> new Proof(Map.of("client_id", clientId), Map.of());
  }
}
