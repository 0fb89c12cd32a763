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
          many digits        | 9999999999999999999999999     | PT24H
          too many digits    | 99999999999999999999999999999999999999999 | absent
          a date, no clock   | Wed, 21 Oct 2026 07:28:00 GMT | absent
          nothing            | ''                            | absent
          other digits       | ٣                             | absent
          """)
  void retry_after_is_read_in_seconds(String theCase, String value, String expected) {
    var reply = new Reply(503, Map.of("retry-after", List.of(value)), "");

    assertEquals(expected, reply.retryAfter().map(Object::toString).orElse("absent"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          in seven seconds     | Wed, 21 Oct 2026 07:28:07 GMT   | Wed, 21 Oct 2026 07:28:00 GMT | PT7S
          now                  | Wed, 21 Oct 2026 07:28:00 GMT   | Wed, 21 Oct 2026 07:28:00 GMT | PT0S
          a second ago         | Wed, 21 Oct 2026 07:27:59 GMT   | Wed, 21 Oct 2026 07:28:00 GMT | absent
          years ago            | Sun, 06 Nov 1994 08:49:37 GMT   | Wed, 21 Oct 2026 07:28:00 GMT | absent
          in a year            | Thu, 21 Oct 2027 07:28:00 GMT   | Wed, 21 Oct 2026 07:28:00 GMT | PT24H
          in a day             | Thu, 22 Oct 2026 07:28:00 GMT   | Wed, 21 Oct 2026 07:28:00 GMT | PT24H
          spaces around        | ' Wed, 21 Oct 2026 07:28:07 GMT '| Wed, 21 Oct 2026 07:28:00 GMT | PT7S
          RFC 850              | Wednesday, 21-Oct-26 07:28:07 GMT | Wed, 21 Oct 2026 07:28:00 GMT | PT7S
          asctime              | Wed Oct 21 07:28:07 2026        | Wed, 21 Oct 2026 07:28:00 GMT | PT7S
          asctime, a short day | Sun Nov  1 07:28:07 2026        | Sun, 01 Nov 2026 07:28:00 GMT | PT7S
          both in old forms    | Wed Oct 21 07:28:07 2026        | Wednesday, 21-Oct-26 07:28:00 GMT | PT7S
          another zone         | Wed, 21 Oct 2026 07:28:07 CET   | Wed, 21 Oct 2026 07:28:00 GMT | absent
          the wrong weekday    | Mon, 21 Oct 2026 07:28:07 GMT   | Wed, 21 Oct 2026 07:28:00 GMT | absent
          no such day          | Wed, 32 Oct 2026 07:28:07 GMT   | Wed, 21 Oct 2026 07:28:00 GMT | absent
          the reply's is none  | Wed, 21 Oct 2026 07:28:07 GMT   | yesterday                     | absent
          ISO 8601             | 2026-10-21T07:28:07Z            | Wed, 21 Oct 2026 07:28:00 GMT | absent
          """)
  void a_date_is_read_against_the_reply_s_own(
      String theCase, String value, String date, String expected) {
    var reply = new Reply(503, Map.of("retry-after", List.of(value), "date", List.of(date)), "");

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
