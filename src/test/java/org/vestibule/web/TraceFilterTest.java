package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.http.Trace;
import org.vestibule.oauth.Randomness;

class TraceFilterTest {
  private static final String ID = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String HEADER = "00-" + ID + "-00f067aa0ba902b7-01";

  private final TraceFilter filter = new TraceFilter(Randomness.secure());

  @Test
  void a_callers_trace_goes_on() throws Exception {
    assertEquals(ID, served(new FakeExchange().withHeader("traceparent", HEADER)));
    assertTrue(Trace.current().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", HEADER + "-x", HEADER + "\n" + HEADER})
  void what_is_none_is_replaced_by_one_of_our_own(String sent) throws Exception {
    String trace = served(new FakeExchange().withHeader("traceparent", sent));

    assertTrue(trace.matches("[0-9a-f]{32}"), trace);
    assertNotEquals(ID, trace);
  }

  @Test
  void without_one_each_request_begins_its_own() throws Exception {
    assertNotEquals(served(new FakeExchange()), served(new FakeExchange()));
  }

  @Test
  void the_error_page_of_a_request_belongs_to_its_trace() throws Exception {
    var exchange = new FakeExchange();

    assertEquals(served(exchange), served(exchange));
  }

  @Test
  void a_thread_is_left_without_one_also_after_a_failure() {
    var exchange = new FakeExchange();

    assertThrows(
        IllegalStateException.class,
        () ->
            filter.doFilter(
                exchange.request,
                exchange.response,
                (request, response) -> {
                  throw new IllegalStateException("unforeseen");
                }));
    assertTrue(Trace.current().isEmpty());
  }

  private String served(FakeExchange exchange) throws Exception {
    var trace = new CompletableFuture<String>();
    filter.doFilter(
        exchange.request,
        exchange.response,
        (request, response) -> trace.complete(Trace.current().map(Trace::id).orElse("none")));
    return trace.join();
  }
}
