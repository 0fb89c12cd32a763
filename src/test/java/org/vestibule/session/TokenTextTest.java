package org.vestibule.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokenTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ".",
        "..",
        "eyJhbGciOiJub25lIn0",
        "eyJ0eXAiOiJKV1QifQ.eyJvaWQiOiI0NyJ9.c2ln",
        "1.AXkA-_8.AQ",
        "0.AAAA..AAAA.",
        "A",
        "AB",
        "AAAAA",
        "AQ==",
        "AQ=",
        "a+b/",
        "with blank",
        "\u00f6\ud83d\ude00",
        "M.C5_BAY~!x*"
      })
  void a_token_comes_back_letter_for_letter(String token) {
    assertEquals(Optional.of(token), TokenText.unpack(TokenText.pack(token)));
  }

  /** In bytes: four for each part, and a quarter less for what is base64url. */
  @ParameterizedTest
  @CsvSource({"abcdabcd, 10", "abcdabcd.abcd, 17", "0.abcd, 12", "AB, 6", "AQ==, 8"})
  void a_quarter_is_saved(String token, int size) {
    assertEquals(size, TokenText.pack(token).length);
  }

  @Test
  void bytes_that_were_cut_are_none() {
    byte[] packed = TokenText.pack("abcd.abcd");

    for (int length = 0; length < packed.length; length++) {
      assertEquals(
          length == 7 ? Optional.of("abcd") : Optional.empty(),
          TokenText.unpack(Arrays.copyOf(packed, length)),
          "at " + length);
    }
  }

  @Test
  void a_length_that_is_a_lie_costs_no_memory() {
    assertEquals(Optional.empty(), TokenText.unpack(new byte[] {0x7f, -1, -1, -1, 1, 2}));
    assertEquals(Optional.empty(), TokenText.unpack(new byte[] {-1, -1, -1, -1, 1, 2}));
  }

  @Test
  void noise_never_throws() {
    var random = new Random(4711);
    for (int i = 0; i < 20_000; i++) {
      var noise = new byte[random.nextInt(60)];
      random.nextBytes(noise);
      for (int j = 0; j + 3 < noise.length; j += 4 + noise[j + 3]) {
        noise[j] &= (byte) 0x80;
        noise[j + 1] = 0;
        noise[j + 2] = 0;
        noise[j + 3] &= 7;
      }
      Optional<String> token = TokenText.unpack(noise);

      assertEquals(token, token.map(TokenText::pack).flatMap(TokenText::unpack));
    }
  }
}
