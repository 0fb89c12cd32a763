package org.vestibule.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.http.Secret;

class TokensTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void what_did_not_come_anew_stays() {
    Tokens renewed = tokens("1", "r1", "i1", "s1").renewedBy(tokens("2", "", "", ""));

    assertEquals(tokens("2", "r1", "i1", "s1"), renewed);
  }

  @Test
  void what_came_anew_replaces() {
    assertEquals(
        tokens("2", "r2", "i2", "s2"),
        tokens("1", "r1", "i1", "s1").renewedBy(tokens("2", "r2", "i2", "s2")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "an hour left,          3600, true,  true",
    "61 seconds left,       61,   true,  true",
    "60 seconds left,       60,   false, true",
    "a second left,         1,    false, true",
    "just over,             0,    false, false",
    "long over,             -999, false, false"
  })
  void a_token_is_fresh_for_a_minute_less_than_it_is_usable(
      String theCase, long secondsLeft, boolean fresh, boolean usable) {
    var token = new AccessToken(new Secret("a"), NOW.plusSeconds(secondsLeft));

    assertEquals(fresh, token.freshAt(NOW));
    assertEquals(usable, token.usableAt(NOW));
  }

  private static Tokens tokens(String access, String refresh, String id, String scope) {
    return new Tokens(new AccessToken(new Secret(access), NOW), secret(refresh), secret(id), scope);
  }

  private static Optional<Secret> secret(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(new Secret(text));
  }
}
