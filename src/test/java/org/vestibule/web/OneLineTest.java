package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OneLineTest {
  @ParameterizedTest
  @ValueSource(chars = {'\n', '\r', '\t', '\0', '\u001b', '\u007f', '\u2028', '\u2029'})
  void nothing_ends_or_moves_the_line(char c) {
    assertEquals("a b", OneLine.of("a" + c + "b"));
  }

  @Test
  void other_text_stays() {
    assertEquals("GET /ü?a=b&c=%0a", OneLine.of("GET /ü?a=b&c=%0a"));
  }

  @Test
  void it_is_cut_at_five_hundred_characters() {
    assertEquals("x".repeat(500), OneLine.of("x".repeat(501)));
  }

  @Test
  void a_throwable_is_told_without_its_texts() {
    var thrown = new IllegalStateException("marker", new IllegalArgumentException("marker"));

    String text = Places.of(thrown);

    assertFalse(text.contains("marker"), text);
    assertTrue(text.startsWith("java.lang.IllegalStateException at org.vestibule.web."), text);
    assertTrue(text.contains(" caused by java.lang.IllegalArgumentException at "), text);
  }

  @Test
  void a_chain_of_causes_has_an_end() {
    Throwable thrown = new IllegalStateException();
    for (int i = 0; i < 100; i++) {
      thrown = new IllegalStateException(thrown);
    }

    assertEquals(4, Places.of(thrown).split(" caused by ", -1).length - 1);
  }
}
