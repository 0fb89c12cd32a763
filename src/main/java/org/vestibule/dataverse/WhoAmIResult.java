package org.vestibule.dataverse;

import java.util.Optional;
import java.util.function.Function;
import org.vestibule.oauth.UpstreamFailure;

/** What the environment answered. */
public sealed interface WhoAmIResult {
  /** The ids. */
  record Known(WhoAmI whoAmI) implements WhoAmIResult {}

  /**
   * The environment said no: 4xx other than throttling.
   *
   * @param error its own code, when it gave one
   * @param challenge what it demands of the access token: base64 of JSON, unchecked
   * @param requestId its name for the request, for Microsoft's support
   */
  record Refused(
      int status,
      Optional<DataverseError> error,
      Optional<String> challenge,
      Optional<String> requestId)
      implements WhoAmIResult {}

  /** No usable answer. */
  record Unavailable(UpstreamFailure failure) implements WhoAmIResult {}

  /** One function for each case. */
  default <T> T match(
      Function<Known, T> known,
      Function<Refused, T> refused,
      Function<Unavailable, T> unavailable) {
    if (this instanceof Known it) {
      return known.apply(it);
    }
    return this instanceof Refused it ? refused.apply(it) : unavailable.apply((Unavailable) this);
  }
}
