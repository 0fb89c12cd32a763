package org.vestibule.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RandomnessSpreadTest {
  private final List<String> drawn =
      Stream.generate(Randomness.secure()::next).limit(10_000).toList();

  @Test
  void ten_thousand_values_have_256_bits_each_and_all_differ() {
    assertEquals(10_000, drawn.stream().distinct().count());
    drawn.forEach(it -> assertEquals(32, Base64.getUrlDecoder().decode(it).length, it));
    drawn.forEach(it -> assertTrue(it.matches("[A-Za-z0-9_-]{43}"), it));
  }

  /** Of 10,000 fair draws a bit is set 5000 times, and beyond 500 off once in 10^23 runs. */
  @Test
  void each_bit_is_set_half_of_the_time() {
    List<byte[]> bytes = drawn.stream().map(Base64.getUrlDecoder()::decode).toList();

    for (int bit = 0; bit < 256; bit++) {
      int at = bit;
      long set = bytes.stream().filter(it -> (it[at / 8] >> (at % 8) & 1) == 1).count();
      assertTrue(Math.abs(set - 5000) < 500, "bit " + at + " is set " + set + " times");
    }
  }

  @Test
  void two_sources_have_nothing_in_common() {
    Randomness other = Randomness.secure();

    assertTrue(IntStream.range(0, 1000).noneMatch(i -> drawn.contains(other.next())));
  }
}
