package org.vestibule.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.http.Secret;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.TinyProvider;
import org.vestibule.oauth.Tokens;

class SignOutHintsTest {
  private static final URI HOME = URI.create("http://localhost:8080/");
  private final TinyProvider entra = TinyProvider.entra();
  private final TinyProvider other =
      TinyProvider.openId(Map.of("end_session_endpoint", "/end?a=b"));

  @AfterEach
  void close() {
    entra.close();
    other.close();
  }

  private static SignedIn signedIn(Optional<String> hint, Optional<String> idToken) {
    return new SignedIn(
        new User("user-1", "Ada", "ada", Optional.empty(), hint),
        new Tokens(
            new AccessToken(new Secret("at"), TinyProvider.NOW),
            Optional.of(new Secret("rt")),
            idToken.map(Secret::new),
            ""),
        TinyProvider.NOW);
  }

  private static Optional<URI> location(TinyProvider provider, SignedIn signedIn) {
    return new SignOut(provider.provider(), provider.client(), () -> "random-1")
        .location(signedIn, HOME);
  }

  private static Map<String, String> sent(TinyProvider provider, SignedIn signedIn) {
    return TinyProvider.form(location(provider, signedIn).orElseThrow().getRawQuery());
  }

  @Test
  void entra_gets_its_own_hint_and_no_token() {
    assertEquals(
        Map.of(
            "client_id", "app-1",
            "post_logout_redirect_uri", "http://localhost:8080/",
            "state", "random-1",
            "logout_hint", "opaque"),
        sent(entra, signedIn(Optional.of("opaque"), Optional.of("id.to.ken"))));
  }

  @Test
  void without_a_hint_entra_asks_the_user() {
    assertEquals(
        Map.of(
            "client_id", "app-1",
            "post_logout_redirect_uri", "http://localhost:8080/",
            "state", "random-1"),
        sent(entra, signedIn(Optional.empty(), Optional.of("id.to.ken"))));
  }

  @Test
  void another_provider_gets_the_id_token_and_keeps_its_own_query() {
    assertEquals(
        Map.of(
            "a", "b",
            "client_id", "app-1",
            "post_logout_redirect_uri", "http://localhost:8080/",
            "state", "random-1",
            "id_token_hint", "id.to.ken"),
        sent(other, signedIn(Optional.of("opaque"), Optional.of("id.to.ken"))));
  }

  @Test
  void without_an_id_token_another_provider_asks_the_user() {
    assertEquals(
        Map.of(
            "a", "b",
            "client_id", "app-1",
            "post_logout_redirect_uri", "http://localhost:8080/",
            "state", "random-1"),
        sent(other, signedIn(Optional.of("opaque"), Optional.empty())));
  }

  @Test
  void a_provider_without_a_sign_out_is_left_out() {
    try (TinyProvider none = TinyProvider.openId(Map.of("end_session_endpoint", "none"))) {
      assertEquals(Optional.empty(), location(none, signedIn(Optional.empty(), Optional.empty())));
    }
  }

  @Test
  void a_provider_that_is_gone_is_left_out() {
    entra.vanish();

    assertEquals(Optional.empty(), location(entra, signedIn(Optional.empty(), Optional.empty())));
  }
}
