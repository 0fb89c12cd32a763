package org.vestibule.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(30)
class EmulatorDataverseFaultsTest {
  private Emulator emulator;
  private Visitor visitor;
  private String token;

  @BeforeEach
  void start() throws IOException {
    emulator = Emulator.start(0);
    emulator.allowRedirect(Visitor.CALLBACK);
    visitor = new Visitor(emulator);
    token = Visitor.member(visitor.signIn(Persona.ADA).body(), "access_token");
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  private HttpResponse<String> batch() {
    return visitor.batch(
        token,
        "multipart/mixed; boundary=batch_1",
        Visitor.batchOf("WhoAmI", "RetrieveVersion()", "systemusers"));
  }

  private HttpResponse<String> call(Endpoint endpoint) {
    return switch (endpoint) {
      case BATCH -> batch();
      case DISCOVERY ->
          visitor.get(
              URI.create(emulator.discovery() + "/api/discovery/v2.0/Instances"),
              "Authorization",
              "Bearer " + visitor.tokenFor(Persona.ADA, emulator.discovery()));
      default -> visitor.whoAmI(token);
    };
  }

  private static String retryAfter(HttpResponse<String> answer) {
    return answer.headers().firstValue("Retry-After").orElse("none");
  }

  /** What differs from answer to answer is left out. */
  private static String shape(HttpResponse<String> answer) {
    String body =
        answer.body().replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "id").replaceAll("W/..\\d+", "");
    return answer.statusCode()
        + answer
            .headers()
            .firstValue("Content-Type")
            .orElse("none")
            .replaceAll("response_[0-9a-f-]+", "")
        + retryAfter(answer)
        + body;
  }

  static Stream<DataverseFault> answering() {
    return Stream.of(DataverseFault.values())
        .filter(fault -> fault.deed().effect() != Effect.RESET)
        .filter(fault -> fault.deed().effect() != Effect.HANG)
        .filter(fault -> fault.deed().effect() != Effect.DRIP)
        // Another random boundary; see the test of its own.
        .filter(fault -> fault != DataverseFault.BATCH_WRONG_BOUNDARY);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("answering")
  void strikes_once(DataverseFault fault) {
    String good = shape(call(fault.endpoint()));
    emulator.next(fault);

    String struck = shape(call(fault.endpoint()));

    assertFalse(struck.equals(good), struck);
    assertEquals(good, shape(call(fault.endpoint())));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "RETRY_AFTER_1, 1, 0x80072322",
    "RETRY_AFTER_2, 2, 0x80072321",
    "RETRY_AFTER_5, 5, 0x80072326",
    "RETRY_AFTER_30, 30, 0x80072322",
    "RETRY_AFTER_WEEK, 604800, 0x80072322",
    "RETRY_AFTER_NEGATIVE, -5, 0x80072322",
    "RETRY_AFTER_TEXT, soon, 0x80072322",
    "RETRY_AFTER_MISSING, none, 0x80072322",
    "RETRY_AFTER_ABSURD, 9999999999999999999999999999999999999999, 0x80072322"
  })
  void throttles(DataverseFault fault, String retryAfter, String code) {
    emulator.next(fault);

    HttpResponse<String> answer = visitor.whoAmI(token);

    assertEquals(429, answer.statusCode());
    assertEquals(retryAfter, retryAfter(answer));
    assertEquals(code, Visitor.member(answer.body(), "code"));
    assertEquals(
        "0",
        answer.headers().firstValue("x-ms-ratelimit-burst-remaining-xrm-requests").orElse("none"));
  }

  @Test
  void throttles_until_a_date_soon() {
    emulator.next(DataverseFault.RETRY_AFTER_DATE);
    Instant before = Instant.now();

    Instant until =
        ZonedDateTime.parse(retryAfter(visitor.whoAmI(token)), DateTimeFormatter.RFC_1123_DATE_TIME)
            .toInstant();

    assertTrue(until.isAfter(before), until.toString());
    assertTrue(until.isBefore(Instant.now().plusSeconds(3)), until.toString());
  }

  @Test
  void a_fault_may_strike_elsewhere_too() {
    emulator.nextAt(Endpoint.BATCH, DataverseFault.RETRY_AFTER_1);
    emulator.nextAt(Endpoint.BATCH, Fault.DATAVERSE_500);
    emulator.nextAt(Endpoint.BATCH, Fault.DATAVERSE_HTML_200);
    emulator.nextAt(Endpoint.DISCOVERY, Fault.DATAVERSE_502_HTML);
    emulator.refuse(Endpoint.BATCH, "0x80072560");

    assertEquals(200, visitor.whoAmI(token).statusCode());
    assertEquals("1", retryAfter(batch()));
    assertEquals(500, batch().statusCode());
    assertTrue(batch().body().startsWith("<!doctype html>"));
    assertEquals("0x80072560", Visitor.member(batch().body(), "code"));
    assertEquals(200, batch().statusCode());
    assertEquals(502, call(Endpoint.DISCOVERY).statusCode());
  }

  @Test
  void a_fault_may_last() {
    emulator.always(DataverseFault.GATEWAY_TIMEOUT_EMPTY);
    emulator.next(Fault.DATAVERSE_403);

    assertEquals(403, visitor.whoAmI(token).statusCode());
    for (int i = 0; i < 20; i++) {
      assertEquals(504, visitor.whoAmI(token).statusCode());
    }
    emulator.clearFaults();
    assertEquals(200, visitor.whoAmI(token).statusCode());
  }

  @Test
  void a_connection_may_always_break() {
    emulator.always(Fault.DATAVERSE_RESET);
    emulator.always(DataverseFault.DISCOVERY_RESET);

    assertThrows(UncheckedIOException.class, () -> visitor.whoAmI(token));
    assertThrows(UncheckedIOException.class, () -> call(Endpoint.DISCOVERY));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "BATCH_PART_FORBIDDEN, 403, '200,403'",
    "BATCH_PART_FAILED, 500, '200,500'",
    "BATCH_PART_THROTTLED, 429, '200,429'",
    "BATCH_PART_HTML, 200, '200,200,200'",
    "BATCH_PART_MISSING, 200, '200,200'",
    "BATCH_NO_PARTS, 200, ''",
    "BATCH_PART_MORE, 200, '200,200,200,200'",
    "BATCH_BAD_STATUS, 200, '200,200'"
  })
  void spoils_parts_of_a_batch(DataverseFault fault, int status, String parts) {
    emulator.next(fault);

    HttpResponse<String> answer = batch();

    String found =
        String.join(
            ",",
            Pattern.compile("HTTP/1\\.1 (\\d+)")
                .matcher(answer.body())
                .results()
                .map(match -> match.group(1))
                .toList());
    assertEquals(status, answer.statusCode());
    assertEquals(parts, found);
  }

  @Test
  void spoils_the_boundary_of_a_batch() {
    emulator.next(DataverseFault.BATCH_WRONG_BOUNDARY);
    HttpResponse<String> wrong = batch();
    emulator.next(DataverseFault.BATCH_CUT_OFF);
    HttpResponse<String> cut = batch();
    String type = wrong.headers().firstValue("Content-Type").orElse("none");
    String boundary = type.substring(type.indexOf('=') + 1);

    assertFalse(wrong.body().contains(boundary));
    assertTrue(wrong.body().endsWith("--\r\n"));
    assertFalse(cut.body().endsWith("--\r\n"));
  }
}
