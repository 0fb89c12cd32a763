package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InitialsTest {
  @ParameterizedTest(name = "[{0}]")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          Ada Núñez-O'Brien             | AN
          Gita Rao (Fabrikam)           | GR
          Mallory <b>Bold</b> & "Sons"  | M
          ada                           | A
          émile von der Heide           | ÉH
          李 雷                          | 李雷
          𝔸da 𝔹ee                       | 𝔸𝔹
          007 - 42                      | ~~
          ~   ~                         | ~~
          """)
  void of_a_name(String name, String expected) {
    assertEquals(expected, Initials.of(name));
  }
}
