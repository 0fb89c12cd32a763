package org.vestibule.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.http.Secret;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.LocalProvider;
import org.vestibule.oauth.ProviderIds;
import org.vestibule.oauth.Reason;
import org.vestibule.oauth.SignInHints;
import org.vestibule.oauth.TokenReply;
import org.vestibule.oauth.Tokens;
import org.vestibule.oauth.UpstreamFailure;

class SignInResultTest {
  private static final class Named implements SignInResult.Cases<String> {
    @Override
    public String completed(SignInResult.Completed it) {
      return "completed " + it.signedIn().user().name();
    }

    @Override
    public String declined(SignInResult.Declined it) {
      return "declined " + it.error();
    }

    @Override
    public String pageNeeded(SignInResult.PageNeeded it) {
      return "page needed " + it.next().value();
    }

    @Override
    public String rejected(SignInResult.Rejected it) {
      return "rejected " + it.reason();
    }

    @Override
    public String refused(SignInResult.Refused it) {
      return "refused " + it.refusal().error();
    }

    @Override
    public String unavailable(SignInResult.Unavailable it) {
      return "unavailable " + it.failure().kind();
    }
  }

  @Test
  void each_case_has_its_function() {
    var tokens =
        new Tokens(
            new AccessToken(new Secret("a"), LocalProvider.NOW),
            Optional.empty(),
            Optional.empty(),
            "");
    var user = new User("a b", "Ada", "ada", Optional.empty(), Optional.empty());
    var refusal = TokenReply.Refused.of("invalid_grant");
    ReturnPath home = ReturnPath.HOME;

    List<SignInResult> results =
        List.of(
            new SignInResult.Completed(new SignedIn(user, tokens, LocalProvider.NOW), home),
            new SignInResult.Declined(
                "access_denied", true, Optional.empty(), ProviderIds.NONE, home),
            new SignInResult.PageNeeded(home, SignInHints.NONE, Optional.empty()),
            new SignInResult.Rejected(Reason.STATE, Optional.empty()),
            new SignInResult.Refused(refusal, home),
            new SignInResult.Unavailable(UpstreamFailure.ofCredential(), home));

    assertEquals(
        List.of(
            "completed Ada",
            "declined access_denied",
            "page needed /dashboard",
            "rejected STATE",
            "refused invalid_grant",
            "unavailable CREDENTIAL"),
        results.stream().map(it -> it.match(new Named())).toList());
  }
}
