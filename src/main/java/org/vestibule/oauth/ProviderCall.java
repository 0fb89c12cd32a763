package org.vestibule.oauth;

import java.time.Duration;
import java.util.Optional;

/**
 * A call to the provider as it went.
 *
 * @param error the provider's OAuth error; absent when it said yes or nothing usable
 * @param failure why no usable answer came; absent when one did
 * @param took from the request's first byte to the judged answer
 */
public record ProviderCall(
    Kind kind,
    Outcome outcome,
    Optional<String> error,
    Optional<UpstreamFailure.Kind> failure,
    Duration took) {
  /** What was asked. */
  public enum Kind {
    /** A code was redeemed. */
    CODE,
    /** A refresh token was exchanged. */
    REFRESH,
    /** An authorization request was handed over beforehand. */
    PUSHED_REQUEST,
    /** The metadata were fetched. */
    METADATA,
    /** The key set was fetched. */
    KEYS
  }

  /** How it ended. */
  public enum Outcome {
    /** With what was asked for. */
    ANSWERED,
    /** With an error of OAuth. */
    REFUSED,
    /** Without a usable answer. */
    FAILED
  }

  static ProviderCall answered(Kind kind, Duration took) {
    return new ProviderCall(kind, Outcome.ANSWERED, Optional.empty(), Optional.empty(), took);
  }

  static ProviderCall refused(Kind kind, String error, Duration took) {
    return new ProviderCall(kind, Outcome.REFUSED, Optional.of(error), Optional.empty(), took);
  }

  static ProviderCall failed(Kind kind, UpstreamFailure failure, Duration took) {
    return new ProviderCall(
        kind, Outcome.FAILED, Optional.empty(), Optional.of(failure.kind()), took);
  }
}
