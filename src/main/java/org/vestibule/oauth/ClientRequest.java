package org.vestibule.oauth;

import jakarta.json.bind.annotation.JsonbProperty;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vestibule.http.HttpCalls;
import org.vestibule.http.HttpFailure;
import org.vestibule.http.Json;
import org.vestibule.http.Reply;

/**
 * Sends a form with the client's proof. When the provider does not take the credential itself, and
 * there is another one, the same form is sent once more with that. A code is not lost by it: the
 * client is authenticated before its grant is looked at (RFC 6749, sections 4.1.3 and 6), and a
 * request that ends in {@code invalid_client} has used up nothing.
 */
final class ClientRequest {
  /**
   * Entra's numbers for a credential that is no longer, or not yet, one of the registration's:
   * secret over, secret wrong, assertion's key unknown. {@code invalid_client} alone has other
   * causes, which another credential would not cure.
   *
   * @see "Microsoft Entra authentication and authorization error codes"
   */
  private static final Set<String> NOT_THIS_ONE = Set.of("7000222", "7000215", "700027");

  private final ClientAuthentication client;
  private final HttpCalls http;
  private final Json json;

  ClientRequest(ClientAuthentication client, HttpCalls http, Json json) {
    this.client = client;
    this.http = http;
    this.json = json;
  }

  Reply send(URI endpoint, Map<String, String> form) throws HttpFailure, CredentialUnavailable {
    ClientAuthentication used = client.current();
    Optional<ClientAuthentication> other = client.insteadOf(used);
    if (other.isEmpty()) {
      return send(endpoint, form, used.prove(endpoint));
    }
    Optional<Reply> reply = attempt(endpoint, form, used);
    if (reply.isPresent() && !refused(reply.get())) {
      client.accepted(used);
      return reply.get();
    }
    Reply second = send(endpoint, form, other.get().prove(endpoint));
    if (!refused(second)) {
      client.accepted(other.get());
    }
    return second;
  }

  /** Absent when the credential's file cannot be used, so that nothing was sent. */
  private Optional<Reply> attempt(URI endpoint, Map<String, String> form, ClientAuthentication used)
      throws HttpFailure {
    ClientAuthentication.Proof proof;
    try {
      proof = used.prove(endpoint);
    } catch (CredentialUnavailable e) {
      return Optional.empty();
    }
    return Optional.of(send(endpoint, form, proof));
  }

  private Reply send(URI endpoint, Map<String, String> form, ClientAuthentication.Proof proof)
      throws HttpFailure {
    var complete = new LinkedHashMap<>(form);
    complete.putAll(proof.form());
    return http.postForm(endpoint, proof.headers(), complete);
  }

  private boolean refused(Reply reply) {
    return (reply.status() == 400 || reply.status() == 401)
        && json.read(reply.body(), Wire.class).map(Wire::notThisOne).orElse(false);
  }

  /** What decides, of the JSON as it comes. */
  public record Wire(
      @JsonbProperty("error") @Nullable String error,
      @JsonbProperty("error_codes") @Nullable Object codes) {
    private boolean notThisOne() {
      return "invalid_client".equals(error)
          && codes instanceof List<?> numbers
          && numbers.stream().map(String::valueOf).anyMatch(NOT_THIS_ONE::contains);
    }
  }
}
