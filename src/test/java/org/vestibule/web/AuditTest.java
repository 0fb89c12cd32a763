package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.telemetry.AuditLog;
import org.vestibule.telemetry.AuditLog.Event;
import org.vestibule.telemetry.LogLines;

class AuditTest {
  private final Audit audit =
      new Audit(
          new AuditLog(Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC)),
          new References(() -> "abcdefghij"));
  private final FakeExchange exchange = new FakeExchange();
  private final LogLines lines = LogLines.of("org.vestibule.audit");

  @AfterEach
  void stop() {
    lines.close();
  }

  @Test
  void a_line_tells_where_the_request_came_from() {
    exchange.remoteAddress = "192.0.2.7";

    assertEquals(line("192.0.2.7"), written());
  }

  @Test
  void a_server_that_does_not_know_the_address_is_no_fault() {
    exchange.remoteAddress = null;

    assertEquals(line("-"), written());
  }

  private List<String> written() {
    audit.write(exchange.request, Event.SIGN_IN_BEGUN, "", Optional.empty());
    return lines.texts;
  }

  private static List<String> line(String client) {
    return List.of(
        "{\"time\":\"2026-11-28T12:00:00Z\",\"event\":\"sign-in.begun\","
            + "\"reference\":\"ABCDE-FGHIJ\",\"client\":\""
            + client
            + "\"}");
  }
}
