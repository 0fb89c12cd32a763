package org.vestibule.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.oauth.CallbackParameters;
import org.vestibule.oauth.IdTokenVerifier;
import org.vestibule.oauth.OAuthClient;
import org.vestibule.oauth.Provider;
import org.vestibule.oauth.ProviderIds;
import org.vestibule.oauth.Randomness;
import org.vestibule.oauth.SignInHints;
import org.vestibule.oauth.TinyProvider;
import org.vestibule.oauth.TokenReply;

/** Codes that the token endpoint redeems only for a sign-in with more. */
class DemandedSignInTest {
  private static final String DEMAND = "{\"access_token\":{\"a\":{\"value\":\"1\"}}}";
  private static final SignInHints HINTS =
      new SignInHints(Optional.of("ada"), Optional.empty(), Optional.of("login"));
  private final TinyProvider entra = TinyProvider.entra();

  @AfterEach
  void close() {
    entra.close();
  }

  /** A sign-in whose code is refused. */
  private SignInResult refused(Optional<String> asked, String claims) {
    entra.answer(
        "/token",
        400,
        JSONObjectUtils.toJSONString(Map.of("error", "interaction_required", "claims", claims)));
    OAuthClient client = entra.client();
    Provider provider = entra.provider();
    var signIn =
        new SignIn(
            provider,
            client,
            entra.tokenEndpoint(client),
            new IdTokenVerifier(provider, TinyProvider.CLIENT, entra.clock),
            entra.clock,
            Randomness.secure(),
            SignInListener.NONE);
    PendingSignIn pending =
        ((BeginResult.Redirect)
                signIn.begin(
                    ReturnPath.HOME, HINTS, asked, URI.create("http://localhost/callback")))
            .pending();
    var callback =
        new CallbackParameters(
            Map.of("state", new String[] {pending.state().reveal()}, "code", new String[] {"c1"}));
    return signIn.complete(callback, state -> Optional.of(pending));
  }

  private static SignInResult refusal(String claims) {
    return new SignInResult.Refused(
        new TokenReply.Refused(
            "interaction_required", "", claims, Optional.empty(), ProviderIds.NONE),
        ReturnPath.HOME);
  }

  @Test
  void what_is_demanded_is_asked_of_the_user() {
    assertEquals(
        new SignInResult.PageNeeded(ReturnPath.HOME, HINTS.interactive(), Optional.of(DEMAND)),
        refused(Optional.empty(), DEMAND));
  }

  @Test
  void it_is_asked_once() {
    assertEquals(refusal(DEMAND), refused(Optional.of(DEMAND), DEMAND));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "not JSON", "{}"})
  void a_demand_that_cannot_be_read_is_a_refusal(String claims) {
    assertEquals(refusal(claims), refused(Optional.empty(), claims));
  }
}
