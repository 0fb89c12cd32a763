package org.vestibule.oauth;

import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.vestibule.http.HttpCalls;
import org.vestibule.http.HttpFailure;
import org.vestibule.http.Json;

/**
 * A token request in the application's own name, sent once: the quickest way to learn whether its
 * credential is good, since no user has to sign in for it.
 *
 * @param kind decides whether the Web API is named by scope or by resource
 * @param tokenEndpoint of one tenant: Entra refuses this grant to {@code organizations}
 *     (AADSTS9001023)
 * @param resource the Web API, without a slash at the end
 * @see "RFC 6749, section 4.4" and "Microsoft identity platform and the OAuth 2.0 client
 *     credentials flow"
 */
public record ClientCredentials(
    Authority.Kind kind, URI tokenEndpoint, String resource, ClientAuthentication authentication) {
  /** Sends it. */
  public TokenReply send(HttpCalls http, Json json, Clock clock) {
    try {
      ClientAuthentication.Proof proof = authentication.prove(tokenEndpoint);
      var form = new LinkedHashMap<>(parameters());
      form.putAll(proof.form());
      return TokenReply.parse(
          http.postForm(tokenEndpoint, proof.headers(), form), json, clock.instant());
    } catch (HttpFailure e) {
      return new TokenReply.Unusable(UpstreamFailure.of(e));
    } catch (CredentialUnavailable e) {
      return new TokenReply.Unusable(UpstreamFailure.ofCredential());
    }
  }

  private Map<String, String> parameters() {
    var form = new LinkedHashMap<String, String>();
    form.put("grant_type", "client_credentials");
    switch (kind) {
      case ENTRA_V2 -> form.put("scope", resource + "/.default");
      case ENTRA_V1 -> form.put("resource", resource);
      case OPENID -> {
        // AD FS and others know their own resources; the credential is judged without one.
      }
    }
    return form;
  }
}
