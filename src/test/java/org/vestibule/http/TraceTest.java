package org.vestibule.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceTest {
  private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String PARENT = "00f067aa0ba902b7";

  @AfterEach
  void leave() {
    Trace.leave();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "sampled,               00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, true",
    "not sampled,           00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00, true",
    "other flags,           00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-fe, true",
    "a later version,       cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, true",
    "a later one with more, cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x, true",
    "this one with more,    00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x, false",
    "a later one run on,    cc-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01x, false",
    "no version,            ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01, false",
    "large letters,         00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01, false",
    "no trace,              00-00000000000000000000000000000000-00f067aa0ba902b7-01, false",
    "no span,               00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01, false",
    "too short,             00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01, false",
    "no hexadecimals,       00-4bf92f3577b34da6a3ce929d0e0e473g-00f067aa0ba902b7-01, false",
    "a line's end,          '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n', false",
    "a blank before,        ' 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01', false",
    "two,                   '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01,00', false",
    "another thing,         traceparent, false",
    "nothing,               '', false"
  })
  void a_header_is_a_trace_or_nothing(String theCase, String header, boolean trace) {
    assertEquals(trace ? Optional.of(ID) : Optional.empty(), Trace.parse(header, 7).map(Trace::id));
  }

  @ParameterizedTest
  @CsvSource({"01, 01", "00, 00", "03, 01", "fe, 00"})
  void only_the_flag_that_is_known_goes_on(String sent, String passed) {
    Trace trace = Trace.parse("00-" + ID + "-" + PARENT + "-" + sent, 7).orElseThrow();

    assertTrue(trace.next().matches("00-" + ID + "-[0-9a-f]{16}-" + passed), trace.next());
  }

  @Test
  void every_call_has_a_span_of_its_own() {
    Trace trace = Trace.parse("00-" + ID + "-" + PARENT + "-01", 7).orElseThrow();
    var spans = new HashSet<String>();
    for (int i = 0; i < 10_000; i++) {
      spans.add(trace.next().substring(36, 52));
    }

    assertEquals(10_000, spans.size());
    assertTrue(!spans.contains(PARENT) && !spans.contains("0".repeat(16)));
  }

  @Test
  void a_span_is_never_zero() {
    Trace trace = Trace.begin(ID, -0x9E3779B97F4A7C15L);

    assertTrue(trace.next().matches("00-" + ID + "-(?!0{16})[0-9a-f]{16}-00"));
  }

  @Test
  void a_trace_of_our_own_has_an_id() {
    assertEquals(ID, Trace.begin(ID, 7).id());
    assertThrows(IllegalArgumentException.class, () -> Trace.begin("x", 7));
    assertThrows(IllegalArgumentException.class, () -> Trace.begin("0".repeat(32), 7));
  }

  @Test
  void a_call_belongs_to_the_trace_of_its_thread_and_to_no_other() throws Exception {
    try (var server = new LocalServer();
        var http = new HttpCalls(Limits.of(Duration.ofSeconds(3), Duration.ofSeconds(3)))) {
      http.get(server.uri("/x"), Map.of());
      Trace.begin(ID, 7).enter();
      http.get(server.uri("/x"), Map.of());
      http.postForm(server.uri("/x"), Map.of(), Map.of("a", "b"));
      Trace.leave();
      http.get(server.uri("/x"), Map.of());

      List<String> seen =
          server.seen().stream().map(it -> it.headers().getOrDefault("traceparent", "")).toList();
      assertEquals("", seen.get(0));
      assertTrue(seen.get(1).startsWith("00-" + ID + "-"), seen.get(1));
      assertTrue(seen.get(2).startsWith("00-" + ID + "-"), seen.get(2));
      assertTrue(!seen.get(1).equals(seen.get(2)), seen.toString());
      assertEquals("", seen.get(3));
    }
  }

  @Test
  void a_task_carries_the_trace_to_another_thread_and_leaves_nothing_there() throws Exception {
    var threads = Executors.newSingleThreadExecutor();
    Callable<Optional<String>> asks = () -> Trace.current().map(Trace::id);
    try {
      Trace.begin(ID, 7).enter();
      Callable<Optional<String>> carried = Trace.carry(asks);

      assertEquals(Optional.of(ID), threads.submit(carried).get(5, TimeUnit.SECONDS));
      assertEquals(Optional.empty(), threads.submit(asks).get(5, TimeUnit.SECONDS));
      assertEquals(Optional.of(ID), carried.call());
      assertEquals(Optional.of(ID), asks.call());
    } finally {
      threads.shutdownNow();
    }
  }
}
