package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.http.Secret;
import org.vestibule.telemetry.Metrics;

class MetricsServletTest {
  private static final String TOKEN = "0123456789abcdef";

  private final Metrics metrics = new Metrics(Clock.systemUTC());
  private final FakeExchange exchange = new FakeExchange().withHeader("Host", "localhost:8080");

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void without_a_token_this_machine_sees_them() throws Exception {
    ask(Optional.empty());

    assertEquals(200, exchange.status);
    assertEquals(Metrics.MEDIA_TYPE, exchange.answered.get("Content-Type"));
    assertEquals("no-store", exchange.answered.get("Cache-Control"));
    assertTrue(exchange.body().contains("vestibule_sign_ins_total"), exchange.body());
  }

  @Test
  void without_a_token_others_find_nothing() throws Exception {
    exchange.remoteAddress = "192.0.2.7";
    exchange.withHeader("Authorization", "Bearer ");
    ask(Optional.empty());

    assertEquals(404, exchange.status);
    assertEquals("", exchange.body());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Bearer 0123456789abcdef    | 200",
        "bearer 0123456789abcdef    | 200",
        "Bearer 0123456789abcde     | 401",
        "Bearer 0123456789abcdeg    | 401",
        "Bearer 0123456789abcdef0   | 401",
        "Bearer 0123456789ABCDEF    | 401",
        "Basic 0123456789abcdef     | 401",
        "0123456789abcdef           | 401",
        "'Bearer '                  | 401",
        "''                         | 401"
      })
  void a_token_opens_them_from_anywhere_and_nothing_else_does(String header, int status)
      throws Exception {
    exchange.remoteAddress = "192.0.2.7";
    exchange.withHeader("X-Forwarded-For", "192.0.2.8").withHeader("Authorization", header);
    ask(Optional.of(new Secret(TOKEN)));

    assertEquals(status, exchange.status);
    assertEquals(status == 200, exchange.body().contains("vestibule_"));
    assertEquals(status == 401, exchange.answered.containsKey("WWW-Authenticate"));
    assertFalse(exchange.answered.toString().contains(TOKEN));
  }

  @Test
  void with_a_token_this_machine_needs_it_too() throws Exception {
    ask(Optional.of(new Secret(TOKEN)));

    assertEquals(401, exchange.status);
    assertEquals("", exchange.body());
  }

  private void ask(Optional<Secret> token) throws Exception {
    new MetricsServlet(metrics, token).doGet(exchange.request, exchange.response);
  }
}
