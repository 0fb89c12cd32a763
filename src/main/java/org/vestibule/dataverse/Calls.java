package org.vestibule.dataverse;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.vestibule.http.HttpFailure;
import org.vestibule.http.Json;
import org.vestibule.http.Reads;
import org.vestibule.http.Reply;
import org.vestibule.http.Tried;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.BearerChallenge;
import org.vestibule.oauth.Randomness;
import org.vestibule.oauth.UpstreamFailure;

/**
 * The calls to Dataverse's services: their headers, the judgement of their answers, and the account
 * of each that the listener gets.
 *
 * @see "Compose HTTP requests and handle errors" (Dataverse)
 */
final class Calls {
  private final Reads reads;
  private final Json json;
  private final Randomness randomness;
  private final CallListener listener;

  Calls(Reads reads, Json json, Randomness randomness, CallListener listener) {
    this.reads = reads;
    this.json = json;
    this.randomness = randomness;
    this.listener = listener;
  }

  Json json() {
    return json;
  }

  Randomness randomness() {
    return randomness;
  }

  /** Reads a resource; {@code reader} is absent when a 200 is not what it should be. */
  <T> Result<T> get(String name, URI uri, AccessToken token, Function<Reply, Optional<T>> reader) {
    String id = randomness.uuid().toString();
    return finish(name, id, reads.get(uri, headers(id, token)), reader);
  }

  /** Posts a batch of reads. */
  <T> Result<T> batch(
      String name,
      URI uri,
      AccessToken token,
      ProfileBatch batch,
      Function<Reply, Optional<T>> reader) {
    String id = randomness.uuid().toString();
    Map<String, String> headers = headers(id, token);
    // Without it the first part that is refused would end the batch.
    headers.put("Prefer", "odata.continue-on-error");
    return finish(name, id, reads.post(uri, headers, batch.contentType(), batch.text()), reader);
  }

  private static Map<String, String> headers(String id, AccessToken token) {
    var headers = new HashMap<String, String>();
    headers.put("Authorization", "Bearer " + token.value().reveal());
    headers.put("OData-MaxVersion", "4.0");
    headers.put("OData-Version", "4.0");
    // The word itself: without it a cache may answer for expanded columns.
    headers.put("If-None-Match", "null");
    headers.put("x-ms-client-request-id", id);
    return headers;
  }

  private <T> Result<T> finish(
      String name, String id, Tried tried, Function<Reply, Optional<T>> reader) {
    Result<T> result;
    try {
      Reply reply = tried.reply();
      var call =
          new ServedCall(
              name, tried.took(), reply.status(), tried.tries(), RequestIds.of(id, reply));
      result = judge(reply, new Served(call, Budget.of(reply)), reader);
    } catch (HttpFailure e) {
      var call = new ServedCall(name, tried.took(), 0, tried.tries(), RequestIds.of(id));
      result =
          new Result.Unavailable<>(
              UpstreamFailure.of(e), Optional.empty(), new Served(call, Optional.empty()));
    }
    listener.served(result.served());
    return result;
  }

  private <T> Result<T> judge(Reply reply, Served served, Function<Reply, Optional<T>> reader) {
    int status = reply.status();
    if (status == 200) {
      Optional<T> value = reader.apply(reply);
      return value.isPresent()
          ? new Result.Known<>(value.get(), served)
          : new Result.Unavailable<>(UpstreamFailure.of(reply), Optional.empty(), served);
    }
    Optional<DataverseError> error = DataverseError.parse(reply.body(), json);
    return status >= 400 && status < 500 && status != 429
        ? new Result.Refused<>(status, error, challenge(reply), served)
        : new Result.Unavailable<>(UpstreamFailure.of(reply), error, served);
  }

  /**
   * The claims challenge of a 401.
   *
   * @see "Claims challenges, claims requests, and client capabilities"
   */
  private static Optional<String> challenge(Reply reply) {
    return reply.status() == 401
        ? BearerChallenge.parse(reply.headers("WWW-Authenticate"))
            .filter(it -> it.parameter("error").filter("insufficient_claims"::equals).isPresent())
            .flatMap(it -> it.parameter("claims"))
        : Optional.empty();
  }
}
