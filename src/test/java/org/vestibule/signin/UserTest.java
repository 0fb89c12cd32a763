package org.vestibule.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.http.Secret;
import org.vestibule.oauth.IdToken;
import org.vestibule.oauth.SignInHints;

class UserTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      nullValues = "-",
      value = {
        "Entra,          tid-1, oid-1, tid-1 oid-1",
        "any provider,   -,     -,     https://id.example sub-1",
        "tenant alone,   tid-1, -,     https://id.example sub-1",
        "object id only, -,     oid-1, https://id.example sub-1"
      })
  void is_named_by(
      String theCase, @Nullable String tenant, @Nullable String objectId, String expected) {
    var token =
        new IdToken(
            "https://id.example",
            "sub-1",
            Optional.ofNullable(tenant),
            Optional.ofNullable(objectId),
            "Ada",
            "ada@example.org",
            Optional.of("sid-1"),
            Optional.of("hint"),
            Optional.empty());

    assertEquals(
        new User(expected, "Ada", "ada@example.org", Optional.of("sid-1"), Optional.of("hint")),
        User.of(token));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "11111111-2222-3333-4444-555555555555 aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee, aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee",
        "https://id.example aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee, -",
        "11111111-2222-3333-4444-555555555555 1-2-3-4-5, -",
        "11111111-2222-3333-4444-555555555555 object-1, -",
        "aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee, -",
        "'', -"
      })
  void has_an_object_id_in_entra(String id, @Nullable String objectId) {
    var user = new User(id, "Ada", "ada@example.org", Optional.empty(), Optional.empty());

    assertEquals(Optional.ofNullable(objectId).map(UUID::fromString), user.objectId());
  }

  @Test
  void a_pending_sign_in_is_over_after_ten_minutes_and_does_not_print() {
    Instant begun = Instant.parse("2026-11-23T12:00:00Z");
    var pending =
        new PendingSignIn(
            new Secret("marker-1"),
            new Secret("marker-2"),
            new Secret("marker-3"),
            ReturnPath.HOME,
            URI.create("https://apps.example/callback"),
            SignInHints.NONE,
            Optional.empty(),
            begun);

    assertFalse(pending.expiredAt(begun.plusSeconds(599)));
    assertTrue(pending.expiredAt(begun.plusSeconds(600)));
    assertFalse(pending.toString().contains("marker"));
  }
}
