package org.vestibule.dataverse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ServedCallTest {
  @Test
  void a_line_of_the_log_has_all_that_support_asks_for() {
    var once = new ServedCall("WhoAmI", Duration.ofNanos(4_219_413), 200, 1, List.of("a", "b"));
    var twice = new ServedCall("$batch", Duration.ofMillis(31), 0, 2, List.of("c"));

    assertEquals("WhoAmI 200 4ms a b", once.line());
    assertEquals("$batch 0 31ms 2x c", twice.line());
  }
}
