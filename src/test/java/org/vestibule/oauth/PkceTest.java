package org.vestibule.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.http.Secret;

class PkceTest {
  private static final String LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";

  @Test
  void the_challenge_of_the_appendix_vector() {
    var pkce = new Pkce(new Secret("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"));

    assertEquals("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", pkce.challenge());
  }

  @Test
  void from_43_to_128_characters_are_a_verifier() {
    assertEquals(43, new Pkce(new Secret(LETTERS)).challenge().length());
    assertEquals(43, new Pkce(new Secret("-._~".repeat(32))).challenge().length());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "too short, abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOP",
    "empty, ''",
    "a plus, abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOP+",
    "a space, abcdefghijklmnopqrst vwxyzABCDEFGHIJKLMNOPQ",
    "an umlaut, abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPü",
    "a line end, 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ\n'"
  })
  void anything_else_is_not(String theCase, String verifier) {
    assertThrows(IllegalArgumentException.class, () -> new Pkce(new Secret(verifier)));
  }

  @Test
  void more_than_128_characters_are_not() {
    assertThrows(IllegalArgumentException.class, () -> new Pkce(new Secret("x".repeat(129))));
  }

  @Test
  void it_does_not_print_and_a_refusal_does_not_quote() {
    assertFalse(new Pkce(new Secret(LETTERS)).toString().contains(LETTERS));
    Exception refusal =
        assertThrows(IllegalArgumentException.class, () -> new Pkce(new Secret("short-marker")));
    assertFalse(String.valueOf(refusal.getMessage()).contains("marker"));
  }
}
