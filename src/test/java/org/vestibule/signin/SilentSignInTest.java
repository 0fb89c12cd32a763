package org.vestibule.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.oauth.CallbackParameters;
import org.vestibule.oauth.IdTokenVerifier;
import org.vestibule.oauth.OAuthClient;
import org.vestibule.oauth.Provider;
import org.vestibule.oauth.ProviderIds;
import org.vestibule.oauth.Randomness;
import org.vestibule.oauth.SignInHints;
import org.vestibule.oauth.TinyProvider;

/** Sign-ins with {@code prompt=none}. */
class SilentSignInTest {
  private static final ReturnPath PAGE = new ReturnPath("/whoami");
  private final TinyProvider entra = TinyProvider.entra();

  @AfterEach
  void close() {
    entra.close();
  }

  private static SignInHints hints(Optional<String> prompt) {
    return new SignInHints(Optional.of("ada@example.org"), Optional.of("example.org"), prompt);
  }

  /** Begins a sign-in and answers it with an error. */
  private SignInResult answered(Optional<String> prompt, String error) {
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
    var begun =
        (BeginResult.Redirect)
            signIn.begin(
                PAGE, hints(prompt), Optional.empty(), URI.create("http://localhost/callback"));
    Map<String, String> sent = TinyProvider.form(begun.location().getRawQuery());
    assertEquals(prompt, Optional.ofNullable(sent.get("prompt")));
    var callback =
        new CallbackParameters(
            Map.of(
                "state", new String[] {begun.pending().state().reveal()},
                "error", new String[] {error}));
    return signIn.complete(callback, state -> Optional.of(begun.pending()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "login_required",
        "interaction_required",
        "consent_required",
        "account_selection_required"
      })
  void a_silent_attempt_that_needs_a_page_gets_one(String error) {
    assertEquals(
        new SignInResult.PageNeeded(PAGE, hints(Optional.empty()), Optional.empty()),
        answered(Optional.of("none"), error));
  }

  @ParameterizedTest(name = "{1} to prompt={0}")
  @CsvSource({
    ", login_required",
    ", interaction_required",
    ", consent_required",
    ", account_selection_required",
    "login, interaction_required",
    "select_account, account_selection_required",
    "consent, consent_required",
    "none, access_denied",
    "none, server_error",
    "none, invalid_request",
    "none, LOGIN_REQUIRED"
  })
  void another_answer_is_final(String prompt, String error) {
    assertEquals(
        new SignInResult.Declined(error, false, Optional.empty(), ProviderIds.NONE, PAGE),
        answered(Optional.ofNullable(prompt), error));
  }
}
