package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.oauth.Randomness;

class ReferencesTest {
  @ParameterizedTest
  @CsvSource({
    "abcdefghijklmnop, ABCDE-FGHIJ",
    "a-b_c-d_e-f_g-h_i-j_k, ABCDE-FGHIJ",
    "0123456789, 01234-56789",
    "ab, AB000-00000",
    "'', 00000-00000",
    "-_-_, 00000-00000"
  })
  void it_has_ten_letters_and_digits(String random, String expected) {
    assertEquals(expected, new References(() -> random).next());
  }

  @Test
  void each_is_another_one() {
    var references = new References(Randomness.secure());

    String first = references.next();

    assertTrue(first.matches("[A-Z0-9]{5}-[A-Z0-9]{5}"));
    assertNotEquals(first, references.next());
  }
}
