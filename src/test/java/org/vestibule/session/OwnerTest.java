package org.vestibule.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerTest {
  private static final Instant SINCE = Instant.parse("2026-01-02T03:04:05.678Z");

  @ParameterizedTest
  @ValueSource(strings = {"a b", "https://issuer.example/ sub with spaces", " ", "1 2 3", ""})
  void what_was_written_is_read(String id) {
    var with = new Owner(SINCE, id, Optional.of("sid 1"));
    var without = new Owner(SINCE, id, Optional.empty());

    assertEquals(Optional.of(with), Owner.read(with.written()));
    assertEquals(Optional.of(without), Owner.read(without.written()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "1",
        "1 2",
        "1 -1 a",
        "1 3 ab",
        "x 1 a",
        "1 x a",
        "99999999999999999999 1 a"
      })
  void anything_else_is_nobody(String text) {
    assertEquals(Optional.empty(), Owner.read(text));
  }

  @Test
  void name_and_account_stay_sealed() {
    var owner = new Owner(SINCE, "a b", Optional.of("sid"));

    assertEquals("", owner.user().name() + owner.user().account());
    assertEquals("a b", owner.user().id());
    assertEquals(Optional.of("sid"), owner.user().providerSession());
  }
}
