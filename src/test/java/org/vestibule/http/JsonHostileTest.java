package org.vestibule.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonHostileTest {
  private static final Json JSON = new Json();

  /** One member of each kind that the application's own records have. */
  public record Members(
      @Nullable String text,
      @Nullable Object any,
      @Nullable Boolean flag,
      @Nullable List<String> texts,
      @Nullable Members inner) {}

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"a\":", "[", "{\"a\":[", "{\"any\":", "{\"inner\":", "{", "{\"\\u0061\":"})
  void depth_without_end_is_absent_at_once(String open) {
    String text = "{\"x\":" + open.repeat(Limits.MAX_BODY_BYTES / open.length());

    assertTimeout(
        Duration.ofSeconds(2),
        () -> {
          assertTrue(Json.tooDeep(text));
          assertEquals(Optional.empty(), JSON.read(text, Map.class));
          assertEquals(Optional.empty(), JSON.read(text, Members.class));
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "9e", "1e", "0.", "-1", "1e99999999", "1e-99999999"})
  void numbers_without_end_take_no_time(String part) {
    String text = "{\"any\":" + part.repeat(1_000_000 / part.length()) + "9,\"flag\":true}";

    assertTimeout(
        Duration.ofSeconds(2),
        () -> {
          assertFalse(JSON.read(text, Map.class).isPresent() && text.contains("ee"));
          assertFalse(JSON.read(text, Members.class).isPresent() && text.contains("ee"));
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"x\":[", "{\"x\":{", "{\"x\":[1,2", "{\"x\":[1}}", "{\"x\":{]}", "{\"x\":\"["})
  void a_text_that_breaks_off_is_absent_at_once(String text) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(2),
        () -> assertEquals(Optional.empty(), JSON.read(text, Members.class)));
  }

  @FuzzTest
  void whatever_is_read_is_an_object_and_can_be_written(byte[] input) {
    String text = new String(input, UTF_8);

    Optional<Members> members = JSON.read(text, Members.class);
    Optional<Map<?, ?>> map = JSON.read(text, Map.class).map(it -> (Map<?, ?>) it);

    if (members.isPresent() || map.isPresent()) {
      assertTrue(text.stripLeading().startsWith("{"), text);
      assertFalse(Json.tooDeep(text), text);
    }
    map.ifPresent(it -> assertTrue(JSON.write(it).startsWith("{")));
    members.ifPresent(it -> assertTrue(JSON.write(it).startsWith("{")));
  }

  @FuzzTest
  void a_time_to_wait_is_short_or_absent(byte[] input) {
    String header = new String(input, UTF_8);

    for (String date : List.of(header, "Wed, 21 Oct 2026 07:28:00 GMT")) {
      var headers = Map.of("retry-after", List.of(header), "date", List.of(date));

      new Reply(429, headers, "")
          .retryAfter()
          .ifPresent(
              wait -> {
                assertFalse(wait.isNegative());
                assertTrue(wait.compareTo(Duration.ofDays(1)) <= 0, wait::toString);
              });
    }
  }
}
