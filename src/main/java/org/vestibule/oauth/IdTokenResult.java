package org.vestibule.oauth;

import java.util.function.Function;

/** An ID token, judged. */
public sealed interface IdTokenResult {
  /** Signed by the provider, for this client, now. */
  record Verified(IdToken idToken) implements IdTokenResult {}

  /** Not to be believed. */
  record Rejected(Reason reason) implements IdTokenResult {}

  /** The provider's keys cannot be had. */
  record Unverifiable(UpstreamFailure failure) implements IdTokenResult {}

  /** One function for each case. */
  default <T> T match(
      Function<Verified, T> verified,
      Function<Rejected, T> rejected,
      Function<Unverifiable, T> unverifiable) {
    if (this instanceof Verified it) {
      return verified.apply(it);
    }
    return this instanceof Rejected it
        ? rejected.apply(it)
        : unverifiable.apply((Unverifiable) this);
  }
}
