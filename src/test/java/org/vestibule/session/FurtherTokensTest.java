package org.vestibule.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.http.Secret;
import org.vestibule.oauth.AccessToken;

class FurtherTokensTest {
  private static final Instant LATER = Instant.parse("2026-11-23T13:00:00Z");

  @Test
  void beyond_eight_the_least_recently_used_goes() {
    FurtherTokens tokens = FurtherTokens.NONE;
    for (int i = 1; i <= 8; i++) {
      tokens = tokens.with(held(i, "token-" + i));
    }
    tokens = tokens.used(audience(1));

    tokens = tokens.with(held(9, "token-9"));

    assertEquals(8, tokens.held().size());
    assertTrue(tokens.find(audience(1)).isPresent(), "it was used");
    assertEquals(Optional.empty(), tokens.find(audience(2)));
    assertTrue(tokens.find(audience(9)).isPresent());
  }

  @Test
  void an_audience_has_one_token() {
    FurtherTokens tokens =
        FurtherTokens.NONE.with(held(1, "old")).with(held(2, "two")).with(held(1, "new"));

    assertEquals(List.of(held(2, "two"), held(1, "new")), tokens.held());
  }

  @Test
  void to_use_what_is_not_there_changes_nothing() {
    FurtherTokens tokens = FurtherTokens.NONE.with(held(1, "one"));

    assertEquals(tokens, tokens.used(audience(2)));
  }

  @Test
  void they_do_not_print() {
    assertFalse(FurtherTokens.NONE.with(held(1, "marker")).toString().contains("marker"));
  }

  private static FurtherTokens.Held held(int number, String token) {
    return held(audience(number).toString(), token);
  }

  static FurtherTokens.Held held(String audience, String token) {
    return new FurtherTokens.Held(
        URI.create(audience),
        new AccessToken(new Secret(token), LATER),
        audience + "/user_impersonation");
  }

  private static URI audience(int number) {
    return URI.create("https://org" + number + ".crm4.dynamics.com");
  }
}
