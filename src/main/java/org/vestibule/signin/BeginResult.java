package org.vestibule.signin;

import java.net.URI;
import org.vestibule.oauth.TokenReply;
import org.vestibule.oauth.UpstreamFailure;

/** What became of the wish to sign in. */
public sealed interface BeginResult {
  /** The browser goes to the provider; the pending sign-in waits for its return. */
  record Redirect(URI location, PendingSignIn pending) implements BeginResult {}

  /** The provider refused the pushed request. */
  record Refused(TokenReply.Refused refusal) implements BeginResult {}

  /** The provider is not known yet and cannot be reached, or did not take the request. */
  record Unavailable(UpstreamFailure failure) implements BeginResult {}
}
