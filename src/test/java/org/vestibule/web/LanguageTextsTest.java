package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Collections;
import java.util.List;
import java.util.ListResourceBundle;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LanguageTextsTest {
  /** Of the language itself, and of the one that stands in for it. */
  private static final class Given extends ListResourceBundle {
    private final List<String> pairs;

    Given(String... pairs) {
      this.pairs = List.of(pairs);
    }

    Given before(ResourceBundle other) {
      setParent(other);
      return this;
    }

    @Override
    protected Object[][] getContents() {
      return pairs.stream().map(it -> it.split("=", -1)).toArray(Object[][]::new);
    }
  }

  private final ResourceBundle texts =
      new LanguageTexts(new Given("a.b=eins").before(new Given("a.b=one", "a.c=two")));

  @Test
  void a_text_that_the_language_lacks_is_its_parent_s() {
    assertEquals("eins", texts.getString("a.b"));
    assertEquals("two", texts.getString("a.c"));
    assertEquals(Set.of("a.b", "a.c"), texts.keySet());
  }

  @Test
  void a_key_is_the_literal_of_the_code() {
    String literal = "a.c";

    assertSame(
        literal,
        Collections.list(texts.getKeys()).stream()
            .filter(literal::equals)
            .findFirst()
            .orElseThrow());
  }

  @Test
  void an_unknown_key_is_told() {
    assertThrows(MissingResourceException.class, () -> texts.getString("a.d"));
  }
}
