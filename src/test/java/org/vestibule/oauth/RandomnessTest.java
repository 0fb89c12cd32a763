package org.vestibule.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomnessTest {
  private final Randomness secure = Randomness.secure();

  @Test
  void a_value_has_256_bits_in_base64url() {
    assertTrue(secure.next().matches("[A-Za-z0-9_-]{43}"));
    assertNotEquals(secure.next(), secure.next());
  }

  @Test
  void a_guid_is_one_of_version_4() {
    for (int i = 0; i < 100; i++) {
      String guid = secure.uuid().toString();

      assertTrue(guid.matches("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-.*"), guid);
    }
    assertNotEquals(secure.uuid(), secure.uuid());
  }

  @Test
  void a_guid_and_a_fraction_come_from_the_value_alone() {
    Randomness same = () -> "a";

    assertEquals(same.uuid(), same.uuid());
    assertEquals(same.fraction(), same.fraction());
    assertNotEquals(same.uuid(), ((Randomness) () -> "b").uuid());
  }

  @Test
  void fractions_spread_from_0_to_just_below_1() {
    double[] fractions = IntStream.range(0, 1000).mapToDouble(i -> secure.fraction()).toArray();

    for (double fraction : fractions) {
      assertTrue(fraction >= 0 && fraction < 1, () -> "" + fraction);
    }
    assertTrue(IntStream.range(0, 1000).anyMatch(i -> fractions[i] < 0.1));
    assertTrue(IntStream.range(0, 1000).anyMatch(i -> fractions[i] > 0.9));
  }

  @Test
  void names_are_always_others_and_leave_the_secret_source_alone() {
    var asked = new AtomicInteger();
    Randomness counting =
        new Randomness.Sources(
            () -> "secret " + asked.incrementAndGet(), () -> Randomness.secure().bits());

    assertTrue(counting.names().next().matches("[A-Za-z0-9_-]{43}"));
    assertNotEquals(counting.names().next(), counting.names().next());
    assertNotEquals(counting.uuid(), counting.uuid());
    assertEquals(0, asked.get());
    assertEquals("secret 1", counting.next());
  }
}
