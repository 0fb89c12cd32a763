package org.vestibule.signin;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {
  /** One per line; {@code \}{@code uXXXX} stands for a character that an editor would not keep. */
  static List<String> hostile() throws IOException {
    try (InputStream in = ReturnPathTest.class.getResourceAsStream("hostile-return-paths.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("# "))
          .map(ReturnPathTest::unescaped)
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void a_hostile_value_reads_as_absent(String value) {
    assertEquals(Optional.empty(), ReturnPath.parse(value));
    assertThrows(IllegalArgumentException.class, () -> new ReturnPath(value));
  }

  @Test
  void the_hostile_values_are_many_and_differ() throws IOException {
    assertTrue(hostile().size() >= 60);
    assertEquals(hostile().size(), Stream.of(hostile().toArray()).distinct().count());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/dashboard",
        "/dashboard?a=b&c=d",
        "/dashboard?next=https://other.example//x",
        "/dashboard?q=..%2f..&r=/../x",
        "/a/b-c_d~e.f/g%20h",
        "/a.b/..c/d..",
        "/@user/a:b,c;d=e",
        "/dashboard?login",
        "/loginx",
        "/callbacks",
        "/a/login",
        "/dashboard?state=%C3%BC+x"
      })
  void a_local_path_is_kept_and_stays_below_the_application(String value) {
    String kept = ReturnPath.parse(value).orElseThrow().value();

    assertEquals(value, kept);
    URI target = URI.create("https://apps.example/crm" + kept).normalize();
    assertEquals("apps.example", target.getHost());
    assertTrue(target.getPath().startsWith("/crm/"), target.toString());
  }

  @Test
  void up_to_2048_characters_are_kept() {
    assertTrue(ReturnPath.parse("/" + "x".repeat(2047)).isPresent());
    assertEquals(Optional.empty(), ReturnPath.parse("/" + "x".repeat(2048)));
  }

  private static String unescaped(String line) {
    var text = new StringBuilder();
    for (int i = 0; i < line.length(); i++) {
      if (line.startsWith("\\u", i)) {
        text.append((char) Integer.parseInt(line.substring(i + 2, i + 6), 16));
        i += 5;
      } else {
        text.append(line.charAt(i));
      }
    }
    return text.toString();
  }
}
