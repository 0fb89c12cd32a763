package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.vestibule.dataverse.ServedCall;

class CallTimesTest {
  private static final Formats FORMATS = Formats.of(Locale.ENGLISH, Formats.UTC);

  private static CallTimes of(long... millis) {
    return CallTimes.of(
        java.util.stream.LongStream.of(millis)
            .mapToObj(
                it ->
                    new ServedCall(
                        "c" + it, Duration.ofMillis(it), it == 0 ? 0 : 200, 1, List.of()))
            .toList(),
        FORMATS);
  }

  @Test
  void bars_follow_one_another_on_a_common_scale() {
    CallTimes times = of(100, 300);

    assertEquals("0+250", times.bars().get(0).x() + "+" + times.bars().get(0).width());
    assertEquals("250+750", times.bars().get(1).x() + "+" + times.bars().get(1).width());
    assertEquals("c100: 100 ms; c300: 300 ms", times.words());
    assertEquals(36, times.height());
  }

  @Test
  void a_call_that_took_no_time_is_seen_inside_the_picture() {
    for (CallTimes times : List.of(of(0), of(0, 0, 0), of(1_000_000, 0), of(0, 1_000_000))) {
      for (CallTimes.Bar bar : times.bars()) {
        assertTrue(bar.width() >= 8 && bar.x() >= 0 && bar.x() + bar.width() <= 1000, "" + bar);
      }
    }
  }

  @Test
  void a_call_without_an_answer_has_no_status() {
    assertEquals("–", of(0).bars().get(0).status());
    assertEquals("200", of(1).bars().get(0).status());
  }

  @Test
  void no_call_is_no_picture() {
    assertEquals(List.of(), of().bars());
  }
}
