package org.vestibule.oauth;

import jakarta.json.bind.annotation.JsonbProperty;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
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

  /** The provider said no in the words of OAuth. */
  record Refused(TokenReply.Refused refusal) implements PushReply {}

  /** No usable answer. */
  record Failed(UpstreamFailure failure) implements PushReply {}

  /** One function for each case. */
  default <T> T match(
      Function<Pushed, T> pushed, Function<Refused, T> refused, Function<Failed, T> failed) {
    if (this instanceof Pushed it) {
      return pushed.apply(it);
    }
    return this instanceof Refused it ? refused.apply(it) : failed.apply((Failed) this);
  }

  /** Reads an answer; a refusal looks like the token endpoint's. */
  static PushReply parse(Reply reply, Json json) {
    Optional<String> requestUri =
        reply.status() == 201
            ? json.read(reply.body(), Wire.class)
                .flatMap(wire -> Optional.ofNullable(wire.requestUri()))
                .filter(uri -> !uri.isBlank())
            : Optional.empty();
    if (requestUri.isPresent()) {
      return new Pushed(requestUri.get());
    }
    return TokenReply.parse(reply, json, Instant.EPOCH) instanceof TokenReply.Refused refusal
        ? new Refused(refusal)
        : new Failed(UpstreamFailure.of(reply));
  }

  /** The JSON as it comes. */
  record Wire(@JsonbProperty("request_uri") @Nullable String requestUri) {}
}
