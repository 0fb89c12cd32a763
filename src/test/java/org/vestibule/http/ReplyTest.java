package org.vestibule.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplyTest {
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          seconds            | 17                            | PT17S
          no wait at all     | 0                             | PT0S
          spaces around      | '  5 '                        | PT5S
          six digits         | 999999                        | PT24H
          seven digits       | 1000000                       | PT24H
          negative           | -1                            | absent
          with a sign        | +5                            | absent
          a fraction         | 1.5                           | absent
          a date             | Wed, 21 Oct 2026 07:28:00 GMT | absent
          nothing            | ''                            | absent
          other digits       | ٣                             | absent
          """)
  void retry_after_is_read_in_seconds_only(String theCase, String value, String expected) {
    var reply = new Reply(503, Map.of("retry-after", List.of(value)), "");

    assertEquals(expected, reply.retryAfter().map(Object::toString).orElse("absent"));
  }

  @Test
  void no_header_is_no_wait() {
    assertEquals(Optional.empty(), new Reply(503, Map.of(), "").retryAfter());
  }

  @Test
  void of_several_values_the_first_one_counts() {
    var reply = new Reply(200, Map.of("x-id", List.of("1", "2")), "");

    assertEquals(Optional.of("1"), reply.header("X-ID"));
    assertEquals(List.of("1", "2"), reply.headers("X-Id"));
    assertEquals(List.of(), reply.headers("X-Other"));
  }
}
