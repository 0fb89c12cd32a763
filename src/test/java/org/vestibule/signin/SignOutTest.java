package org.vestibule.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.http.Secret;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.LocalProvider;
import org.vestibule.oauth.Tokens;

class SignOutTest {
  private static final URI HOME = URI.create("https://apps.example/crm/");
  private static final String QUERY =
      "client_id=66666666-7777-8888-9999-000000000000"
          + "&post_logout_redirect_uri=https%3A%2F%2Fapps.example%2Fcrm%2F&state=state-1";

  private final LocalProvider local = new LocalProvider();

  @AfterEach
  void close() {
    local.close();
  }

  @Test
  void it_leads_over_the_provider_and_back() {
    assertEquals(Optional.of(local.at("/logout?" + QUERY)), location());
  }

  @Test
  void entra_gets_its_own_hint_and_no_token() {
    assertEquals(
        Optional.of(local.at("/logout?" + QUERY + "&logout_hint=hint+1")),
        location(local, Optional.of("hint 1")));
  }

  @Test
  void another_provider_gets_its_id_token() {
    try (var other = LocalProvider.openid()) {
      assertEquals(
          Optional.of(other.at("/logout?" + QUERY + "&id_token_hint=id-1")),
          location(other, Optional.of("hint 1")));
    }
  }

  @Test
  void an_endpoint_keeps_a_query_of_its_own() {
    local.metadata.put("end_session_endpoint", local.at("/logout?p=b2c"));
    local.publish();

    assertEquals(Optional.of(local.at("/logout?p=b2c&" + QUERY)), location());
  }

  @Test
  void a_provider_without_a_sign_out_leads_nowhere() {
    local.metadata.remove("end_session_endpoint");
    local.publish();

    assertEquals(Optional.empty(), location());
  }

  @Test
  void a_provider_that_is_down_leads_nowhere() {
    local.server.answer(local.authority().metadataUri().getPath(), 503, "");

    assertEquals(Optional.empty(), location());
  }

  private Optional<String> location() {
    return location(local, Optional.empty());
  }

  private static Optional<String> location(LocalProvider local, Optional<String> loginHint) {
    var tokens =
        new Tokens(
            new AccessToken(new Secret("access-1"), Instant.EPOCH),
            Optional.empty(),
            Optional.of(new Secret("id-1")),
            "");
    var user = new User("id", "Ada", "ada@example.org", Optional.empty(), loginHint);
    return new SignOut(local.provider(), local.client(), () -> "state-1")
        .location(new SignedIn(user, tokens, Instant.EPOCH), HOME)
        .map(URI::toString);
  }
}
