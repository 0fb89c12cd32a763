package org.vestibule.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import jakarta.json.bind.annotation.JsonbProperty;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
  /** A shape like those of the wire records. */
  public record Shape(
      @JsonbProperty("text") @Nullable String text,
      @JsonbProperty("list") @Nullable List<String> list,
      @JsonbProperty("any") @Nullable Object any,
      @JsonbProperty("inner") @Nullable Inner inner) {}

  /** An object in an object. */
  public record Inner(@JsonbProperty("code") @Nullable String code) {}

  private static final Json JSON = new Json();

  @AfterAll
  static void close() {
    JSON.close();
  }

  @Test
  void an_object_is_read_by_its_names() {
    Optional<Shape> shape =
        JSON.read(
            " {\"text\":\"a\",\"list\":[\"b\",\"c\"],\"inner\":{\"code\":\"d\"},\"unknown\":[{}]}",
            Shape.class);

    assertEquals(Optional.of(new Shape("a", List.of("b", "c"), null, new Inner("d"))), shape);
  }

  @Test
  void members_that_are_missing_are_null() {
    assertEquals(Optional.of(new Shape(null, null, null, null)), JSON.read("{}", Shape.class));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nothing              | ''
          null                 | null
          an array             | [{"text":"a"}]
          a text               | "text"
          a number             | 1
          a page               | <html>{}</html>
          broken off           | {"text":"a
          broken off in a list | {"list":["a",
          only a brace         | {
          no quotes            | {text:1}
          an object for a text | {"text":{"a":1}}
          a list for a text    | {"text":["a"]}
          a text for a list    | {"list":"a"}
          a list for an object | {"inner":[1]}
          a text for an object | {"inner":"a"}
          """)
  void what_does_not_fit_reads_as_absent(String theCase, String text) {
    assertEquals(Optional.empty(), JSON.read(text, Shape.class));
  }

  @Test
  void thirty_two_levels_are_read() {
    assertTrue(JSON.read(nested(32), Shape.class).isPresent());
  }

  @Test
  void thirty_three_levels_are_not() {
    assertEquals(Optional.empty(), JSON.read(nested(33), Shape.class));
  }

  @Test
  void brackets_in_texts_do_not_count() {
    String text = "{\"text\":\"" + "[{\\\"".repeat(50) + "\"}";

    assertFalse(Json.tooDeep(text));
    assertTrue(JSON.read(text, Shape.class).isPresent());
  }

  @Test
  void closed_levels_do_not_count() {
    assertFalse(Json.tooDeep("{\"list\":[" + "{},[],".repeat(100) + "1]}"));
  }

  @Test
  void a_hundred_thousand_braces_are_refused_at_once() {
    String braces = "{\"a\":".repeat(100_000);

    assertTimeout(
        Duration.ofSeconds(1),
        () -> assertEquals(Optional.empty(), JSON.read(braces, Shape.class)));
  }

  @Test
  void an_object_of_any_members_is_read_as_it_is() {
    JsonObject object = JSON.object(" {\"a\":[1,\"b\",null],\"c\":{\"d\":true}}\n").orElseThrow();

    assertEquals("b", object.getJsonArray("a").getString(1));
    assertTrue(object.getJsonObject("c").getBoolean("d"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[{}]",
        "\"a\"",
        "{",
        "{\"a\":1",
        "{\"a\":}",
        "{} {}",
        "{}]",
        "<p>{}</p>"
      })
  void what_is_no_object_reads_as_absent(String text) {
    assertEquals(Optional.empty(), JSON.object(text));
  }

  @Test
  void a_number_of_sixty_five_digits_is_not_read_from_an_object() {
    assertTrue(JSON.object("{\"a\":" + "9".repeat(64) + "}").isPresent());
    assertEquals(Optional.empty(), JSON.object("{\"a\":" + "9".repeat(65) + "}"));
    assertEquals(Optional.empty(), JSON.object("{\"a\":" + "9".repeat(2000) + "}"));
  }

  @Test
  void an_object_of_thirty_three_levels_reads_as_absent() {
    assertTrue(JSON.object(nested(32)).isPresent());
    assertEquals(Optional.empty(), JSON.object(nested(33)));
  }

  @Test
  void a_map_is_written_on_one_line() {
    assertEquals("{\"status\":\"UP\\n\"}", JSON.write(Map.of("status", "UP\n")));
  }

  private static String nested(int levels) {
    return "{\"any\":" + "[".repeat(levels - 1) + "]".repeat(levels - 1) + "}";
  }
}
