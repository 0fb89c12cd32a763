package org.vestibule.dataverse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ServedCallTest {
  @Test
  void a_line_of_the_log_has_all_that_support_asks_for() {
    var once = new ServedCall("WhoAmI", Duration.ofNanos(4_219_413), 200, 1, List.of("a", "b"));
    var twice = new ServedCall("$batch", Duration.ofMillis(31), 0, 2, List.of("c"));

    assertEquals("WhoAmI 200 4ms a b", once.line());
    assertEquals("$batch 0 31ms 2x c", twice.line());
  }

  @ParameterizedTest
  @CsvSource({
    "200, 1, 999, false",
    "204, 1, 0, false",
    "200, 1, 1000, true",
    "200, 2, 5, true",
    "403, 1, 5, true",
    "0, 1, 5, true",
    "199, 1, 5, true",
    "300, 1, 5, true"
  })
  void what_failed_or_was_repeated_or_slow_was_trouble(
      int status, int tries, int millis, boolean trouble) {
    assertEquals(
        trouble,
        new ServedCall("WhoAmI", Duration.ofMillis(millis), status, tries, List.of()).troubled());
  }
}
