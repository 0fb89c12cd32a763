package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.vestibule.http.Json;
import org.vestibule.web.Readiness.Part;
import org.vestibule.web.Readiness.Status;

class HealthServletTest {
  private static final Part GOOD = Part.up("provider");

  private final Json json = new Json();
  private final FakeExchange exchange = new FakeExchange().withHeader("Host", "localhost:8080");

  @AfterEach
  void close() {
    json.close();
  }

  @ParameterizedTest
  @CsvSource({"UP, 200, UP", "DEGRADED, 200, DEGRADED", "DOWN, 503, DOWN"})
  void callers_on_this_machine_learn_the_reasons(Status status, int answer, String told)
      throws Exception {
    ask("/ready", List.of(GOOD, new Part("dataverse", status, "no-answer")));

    assertEquals(answer, exchange.status);
    assertEquals(told, json.read(exchange.body(), Told.class).orElseThrow().status());
    assertTrue(
        exchange
            .body()
            .contains("\"dataverse\":{\"status\":\"" + told + "\",\"reason\":\"no-answer\"}"),
        exchange.body());
    assertTrue(exchange.body().contains("\"provider\":{\"status\":\"UP\"}"), exchange.body());
  }

  @ParameterizedTest
  @CsvSource({"UP, 200, UP", "DEGRADED, 200, UP", "DOWN, 503, DOWN"})
  void others_learn_up_or_down_and_no_more(Status status, int answer, String told)
      throws Exception {
    exchange.remoteAddress = "192.0.2.7";
    ask("/ready", List.of(GOOD, new Part("dataverse", status, "no-answer")));

    assertEquals(answer, exchange.status);
    assertEquals("{\"status\":\"" + told + "\"}", exchange.body());
  }

  @Test
  void a_proxy_on_this_machine_is_another() throws Exception {
    exchange.withHeader("X-Forwarded-For", "127.0.0.1");
    ask("/ready", List.of(GOOD));

    assertEquals("{\"status\":\"UP\"}", exchange.body());
  }

  @ParameterizedTest
  @EnumSource(Status.class)
  void liveness_is_of_the_process_alone(Status status) throws Exception {
    ask("/live", List.of(new Part("provider", status, "x")));

    assertEquals(200, exchange.status);
    assertEquals("{\"status\":\"UP\"}", exchange.body());
    assertEquals("no-store", exchange.answered.get("Cache-Control"));
  }

  @Test
  void there_is_no_other_probe() throws Exception {
    ask("/other", List.of(GOOD));

    assertEquals(404, exchange.status);
    assertEquals("", exchange.body());
  }

  @Test
  void whoever_stops_is_down_whatever_the_parts_say() throws Exception {
    var readiness = new Readiness(List.of(() -> GOOD));
    assertTrue(readiness.up());

    readiness.stop();

    assertFalse(readiness.up());
    exchange.pathInfo = "/ready";
    new HealthServlet(readiness, json).doGet(exchange.request, exchange.response);
    assertEquals(503, exchange.status);
    assertTrue(exchange.body().contains("stopping"), exchange.body());
  }

  private void ask(String path, List<Part> parts) throws Exception {
    exchange.pathInfo = path;
    var readiness = new Readiness(parts.stream().<Supplier<Part>>map(it -> () -> it).toList());
    new HealthServlet(readiness, json).doGet(exchange.request, exchange.response);
  }

  /** The first member of the answer. */
  public record Told(String status) {}
}
