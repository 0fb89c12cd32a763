package org.vestibule.dataverse;

import java.util.Optional;
import java.util.function.Function;
import org.vestibule.oauth.UpstreamFailure;

/**
 * What a service of Dataverse answered, in whichever shape: an answer, a refusal by one of its
 * codes or without one, throttling, a gateway's page, or nothing at all.
 */
public sealed interface Result<T> {
  /** An answer that could be read. */
  record Known<T>(T value, Served served) implements Result<T> {}

  /**
   * The service said no: 4xx other than throttling.
   *
   * @param error its own code, when it gave one
   * @param challenge what it demands of the access token: base64 of JSON, unchecked
   */
  record Refused<T>(
      int status, Optional<DataverseError> error, Optional<String> challenge, Served served)
      implements Result<T> {}

  /**
   * No usable answer; when the service is busy, with the time to come back.
   *
   * @param error the service's own code, when it gave one
   */
  record Unavailable<T>(UpstreamFailure failure, Optional<DataverseError> error, Served served)
      implements Result<T> {}

  /** The call as it went. */
  Served served();

  /** One function for each case. */
  default <R> R match(
      Function<Known<T>, R> known,
      Function<Refused<T>, R> refused,
      Function<Unavailable<T>, R> unavailable) {
    if (this instanceof Known<T> it) {
      return known.apply(it);
    }
    return this instanceof Refused<T> it
        ? refused.apply(it)
        : unavailable.apply((Unavailable<T>) this);
  }
}
