package org.vestibule.signin;

import java.util.Optional;
import org.vestibule.oauth.AuthorizationResponse;
import org.vestibule.oauth.ProviderIds;
import org.vestibule.oauth.Reason;
import org.vestibule.oauth.SignInHints;
import org.vestibule.oauth.TokenReply;
import org.vestibule.oauth.UpstreamFailure;

/** What a callback led to. */
public sealed interface SignInResult {
  /** Signed in. */
  record Completed(SignedIn signedIn, ReturnPath next) implements SignInResult {}

  /**
   * The user left, or the provider said no in the redirect.
   *
   * @param providerCode the AADSTS number, for display
   * @param ids Entra's names for its answer, for its support
   */
  record Declined(
      String error,
      boolean cancelled,
      Optional<String> providerCode,
      ProviderIds ids,
      ReturnPath next)
      implements SignInResult {
    static Declined of(AuthorizationResponse.Denied denied, ReturnPath next) {
      return new Declined(
          denied.error(), denied.cancelled(), denied.providerCode(), denied.ids(), next);
    }
  }

  /**
   * The provider needs a page after all; the sign-in begins again with one, and does so once.
   *
   * @param challenge what the new attempt has to ask for, JSON
   */
  record PageNeeded(ReturnPath next, SignInHints hints, Optional<String> challenge)
      implements SignInResult {}

  /** The answer is not believed. */
  record Rejected(Reason reason, Optional<ReturnPath> next) implements SignInResult {}

  /** The token endpoint refused the code or this client. */
  record Refused(TokenReply.Refused refusal, ReturnPath next) implements SignInResult {}

  /** The provider gave no usable answer. */
  record Unavailable(UpstreamFailure failure, ReturnPath next) implements SignInResult {}

  /** A function for each case; a new case breaks this interface and so every caller. */
  interface Cases<T> {
    T completed(Completed it);

    T declined(Declined it);

    T pageNeeded(PageNeeded it);

    T rejected(Rejected it);

    T refused(Refused it);

    T unavailable(Unavailable it);
  }

  /** Calls the function of the case at hand. */
  default <T> T match(Cases<T> cases) {
    if (this instanceof Completed it) {
      return cases.completed(it);
    }
    if (this instanceof Declined it) {
      return cases.declined(it);
    }
    if (this instanceof PageNeeded it) {
      return cases.pageNeeded(it);
    }
    if (this instanceof Rejected it) {
      return cases.rejected(it);
    }
    return this instanceof Refused it ? cases.refused(it) : cases.unavailable((Unavailable) this);
  }
}
