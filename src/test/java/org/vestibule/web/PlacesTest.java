package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlacesTest {
  private static <T extends Throwable> T at(T thrown, int frames) {
    thrown.setStackTrace(
        IntStream.range(0, frames)
            .mapToObj(i -> new StackTraceElement("Type", "method" + i, "Type.java", i + 1))
            .toArray(StackTraceElement[]::new));
    return thrown;
  }

  @Test
  void types_and_places_are_told_and_texts_are_not() {
    var cause = at(new IllegalArgumentException("secret-1"), 1);
    var thrown = at(new IllegalStateException("secret-2", cause), 2);
    thrown.addSuppressed(new IllegalStateException("secret-3"));

    assertEquals(
        "java.lang.IllegalStateException at Type.method0(Type.java:1) < Type.method1(Type.java:2)"
            + " caused by java.lang.IllegalArgumentException at Type.method0(Type.java:1)",
        Places.of(thrown));
  }

  @Test
  void a_text_of_an_address_does_not_come_in_by_a_cause() {
    var thrown = at(new RuntimeException(at(new RuntimeException("http://a/?code=secret"), 1)), 1);

    assertFalse(Places.of(thrown).contains("secret"));
  }

  @Test
  void twelve_places_are_enough() {
    String told = Places.of(at(new RuntimeException(), 20));

    assertEquals(12, told.split(" < ", -1).length);
    assertFalse(told.contains("method12"));
  }

  @Test
  void five_causes_are_enough_and_a_circle_ends() {
    Throwable inner = at(new RuntimeException("inner"), 1);
    Throwable outer = at(new RuntimeException("outer", inner), 1);
    inner.initCause(outer);

    assertEquals(5, Places.of(outer).split("caused by", -1).length);
  }

  @Test
  void no_places_are_no_trouble() {
    assertEquals("java.lang.RuntimeException at ", Places.of(at(new RuntimeException("x"), 0)));
  }
}
