package org.vestibule.oauth;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.http.Json;
import org.vestibule.http.Reply;

/**
 * The answer to a pushed authorization request.
 *
 * @see "RFC 9126, section 2.2"
 */
public sealed interface PushReply {
  /** The request is kept at the provider under this name. */
  record Pushed(String requestUri) implements PushReply {}

  /** It is not. */
  record Failed(UpstreamFailure failure) implements PushReply {}

  /** Reads an answer. */
  static PushReply parse(Reply reply, Json json) {
    Optional<String> requestUri =
        reply.status() == 201
            ? json.read(reply.body(), Wire.class)
                .flatMap(wire -> Optional.ofNullable(wire.requestUri()))
                .filter(uri -> !uri.isBlank())
            : Optional.empty();
    return requestUri
        .<PushReply>map(Pushed::new)
        .orElseGet(() -> new Failed(UpstreamFailure.of(reply)));
  }

  /** The JSON as it comes. */
  record Wire(@JsonbProperty("request_uri") @Nullable String requestUri) {}
}
