package org.vestibule.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.oauth.ManualClock;

class LocalEngineTest {
  private final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
  private final SharedMap map = new LocalEngine(clock).map("any", Duration.ofSeconds(10));

  @Test
  void a_value_is_there_until_its_life_is_over() {
    map.put("a", bytes("1"));
    clock.pass(Duration.ofMillis(9_999));
    assertArrayEquals(bytes("1"), map.get("a").orElseThrow());

    clock.pass(Duration.ofMillis(1));

    assertEquals(Optional.empty(), map.get("a"));
    assertFalse(map.replace("a", bytes("1"), bytes("2")));
    assertFalse(map.remove("a", bytes("1")));
    assertTrue(map.putIfAbsent("a", bytes("3")));
  }

  @Test
  void writing_anew_begins_the_life_anew() {
    map.put("a", bytes("1"));
    clock.pass(Duration.ofSeconds(9));
    map.put("a", bytes("2"));
    clock.pass(Duration.ofSeconds(9));

    assertArrayEquals(bytes("2"), map.get("a").orElseThrow());
  }

  @Test
  void one_of_two_writes_where_there_is_none() {
    assertTrue(map.putIfAbsent("a", bytes("1")));
    assertFalse(map.putIfAbsent("a", bytes("2")));

    assertArrayEquals(bytes("1"), map.get("a").orElseThrow());
  }

  @Test
  void equal_bytes_are_the_same_value() {
    map.put("a", bytes("1"));

    assertFalse(map.replace("a", bytes("2"), bytes("3")));
    assertTrue(map.replace("a", bytes("1"), bytes("4")));
    assertFalse(map.remove("a", bytes("1")));
    assertTrue(map.remove("a", bytes("4")));
    assertEquals(Optional.empty(), map.get("a"));
  }

  @Test
  void what_is_taken_away_is_gone() {
    map.put("a", bytes("1"));
    map.remove("a");

    assertEquals(Optional.empty(), map.get("a"));
  }

  @Test
  void beyond_the_bound_the_value_that_was_written_longest_ago_goes() {
    for (int i = 0; i < LocalEngine.MAX; i++) {
      map.put("k" + i, bytes("v"));
    }
    map.put("k0", bytes("again"));
    map.put("one more", bytes("v"));

    assertTrue(map.get("k0").isPresent());
    assertFalse(map.get("k1").isPresent());
    assertTrue(map.get("k2").isPresent());
    assertTrue(map.get("one more").isPresent());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
