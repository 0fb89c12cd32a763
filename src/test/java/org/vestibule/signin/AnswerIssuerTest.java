package org.vestibule.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.oauth.LocalProvider;
import org.vestibule.oauth.Reason;

/** Whether the provider that answers, or that a portal names, is the configured one. */
class AnswerIssuerTest extends BegunSignIn {
  private SignInResult answered(String issuer) {
    local.server.answer("/token", 200, JSONObjectUtils.toJSONString(answer));
    return complete(Map.of("state", pending.state().reveal(), "code", "c1", "iss", issuer));
  }

  @Test
  void an_answer_that_names_the_provider_counts() {
    assertInstanceOf(SignInResult.Completed.class, answered(local.issuer(LocalProvider.TENANT)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "x", "?"})
  void an_answer_of_another_does_not(String added) {
    String issuer =
        added.isEmpty() ? "https://evil.example" : local.issuer(LocalProvider.TENANT) + added;

    assertEquals(Reason.ISSUER, rejection(answered(issuer)));
  }

  @Test
  void a_provider_that_is_away_has_no_name() {
    assertTrue(signIn.namedBy(local.issuer(LocalProvider.TENANT)));
    assertFalse(signIn.namedBy("https://evil.example"));

    SignIn later = away();

    assertFalse(later.namedBy(local.issuer(LocalProvider.TENANT)));
  }

  @Test
  void without_the_provider_no_answer_is_judged() {
    signIn = away();

    SignInResult.Unavailable result =
        assertInstanceOf(SignInResult.Unavailable.class, complete("code", "c1"));

    assertEquals(NEXT, result.next());
    assertEquals(503, result.failure().status());
    assertEquals(0, local.server.count("/token"));
  }

  /** One that knows nothing yet and learns nothing. */
  private SignIn away() {
    local.server.answer(local.authority().metadataUri().getPath(), 503, "");
    return signIn();
  }
}
