package org.vestibule.dataverse;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.vestibule.dataverse.TinyDataverse.TOKEN;
import static org.vestibule.dataverse.TinyDataverse.WHO_AM_I;
import static org.vestibule.dataverse.TinyDataverse.reply;
import static org.vestibule.dataverse.TinyDataverse.reset;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.http.LocalServer;

class WebApiTest {
  private static final String GOOD =
      """
      {"UserId":"4026be43-6b69-e111-8f65-78e7d1620f5e",
       "BusinessUnitId":"38e0dbe4-131b-e111-ba7e-78e7d1620f5e",
       "OrganizationId":"883278f5-07af-45eb-a0bc-3fea67caa544"}""";

  private final TinyDataverse dataverse = new TinyDataverse();
  private final LocalServer server = dataverse.server;

  @AfterEach
  void close() {
    dataverse.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/", "//"})
  void one_call_with_the_token_in_its_header(String slashes) {
    server.answer(WHO_AM_I, 200, GOOD);

    dataverse.webApi().whoAmI(URI.create(dataverse.environment() + slashes), TOKEN);

    assertEquals(1, server.seen().size());
    LocalServer.Seen seen = server.seen().get(0);
    assertEquals("GET " + WHO_AM_I, seen.method() + " " + seen.target());
    assertEquals("Bearer access-1", seen.headers().get("authorization"));
    assertEquals("4.0", seen.headers().get("odata-version"));
    assertEquals("4.0", seen.headers().get("odata-maxversion"));
    assertEquals("application/json", seen.headers().get("accept"));
    assertEquals("null", seen.headers().get("if-none-match"));
    assertEquals(
        TinyDataverse.RANDOMNESS.uuid().toString(), seen.headers().get("x-ms-client-request-id"));
    assertFalse(seen.headers().containsKey("cookie"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          an answer               | 200 | good                              | known
          another answer          | 200 | {"UserId":"x"}                    | unreadable 200
          a page of a proxy       | 200 | <html></html>                     | unreadable 200
          no content              | 204 | ''                                | unreadable 204
          sent elsewhere          | 302 | ''                                | unreadable 302
          the token is refused    | 401 | ''                                | refused 401 -
          the user is not there   | 403 | {"error":{"code":"0x80072560"}}   | refused 403 0x80072560
          the same in decimals    | 403 | {"error":{"code":"-2147015328"}}  | refused 403 0x80072560
          forbidden by a page     | 403 | <html></html>                     | refused 403 -
          not there               | 404 | ''                                | refused 404 -
          throttled               | 429 | {"error":{"code":"0x80072322"}}   | throttled 429
          broken                  | 500 | {"error":{"code":"0x80040216"}}   | down 500
          down                    | 503 | ''                                | down 503
          """)
  void judges(String theCase, int status, String body, String expected) {
    server.answer(WHO_AM_I, status, body.equals("good") ? GOOD : body);

    assertEquals(expected, describe());
    assertEquals(status == 503 ? 3 : 1, server.seen().size());
  }

  @Test
  void a_wait_is_kept() {
    server.answer(WHO_AM_I, 503, "", "Retry-After", "7");

    assertEquals("throttled 503 PT7S", describe());
  }

  @Test
  void the_ids_of_a_request_are_kept_for_support_our_own_first() {
    server.answer(
        WHO_AM_I,
        200,
        GOOD,
        "x-ms-correlation-request-id",
        "44444444-6b69-e111-8f65-78e7d1620f5e",
        "REQ_ID",
        "33333333-6b69-e111-8f65-78e7d1620f5e",
        "x-ms-service-request-id",
        "11111111-6b69-e111-8f65-78e7d1620f5e",
        "x-ms-service-request-id",
        "22222222-6b69-e111-8f65-78e7d1620f5e, 11111111-6b69-e111-8f65-78e7d1620f5e");

    List<String> ids =
        dataverse.webApi().whoAmI(dataverse.environment(), TOKEN).served().call().requestIds();

    assertEquals(TinyDataverse.RANDOMNESS.uuid().toString(), ids.get(0));
    assertEquals(
        "1 2 3 4", ids.stream().skip(1).map(id -> id.substring(0, 1)).collect(joining(" ")));
  }

  @Test
  void a_refusal_keeps_them_too() {
    server.answer(
        WHO_AM_I, 403, "", "x-ms-service-request-id", "4026be43-6b69-e111-8f65-78e7d1620f5e");

    assertEquals("refused 403 - 4026be43-6b69-e111-8f65-78e7d1620f5e", describe());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "abc",
        "0123456",
        "0123456789 012345",
        "../../../etc",
        "0123456789abcdefg",
        "0123456789012345678901234567890123456789012345678901234567890123-"
      })
  void a_hostile_request_id_is_dropped(String id) {
    server.answer(WHO_AM_I, 403, "", "x-ms-service-request-id", id);

    assertEquals("refused 403 -", describe());
  }

  @Test
  void of_many_request_ids_a_few_are_kept() {
    String many = IntStream.range(10, 99).mapToObj(i -> "1234567-" + i).collect(joining(","));
    server.answer(WHO_AM_I, 403, "", "x-ms-service-request-id", many, "REQ_ID", many);

    Result<WhoAmI> result = dataverse.webApi().whoAmI(dataverse.environment(), TOKEN);

    assertEquals(8, result.served().call().requestIds().size());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      textBlock =
          """
          as documented,        5999,  '1,199.98',        5999 PT19M59.98S
          no calls left,        0,     0,                 0 PT0S
          without a comma,      '6,000', 1199.98,         6000 PT19M59.98S
          a fine fraction,      1,     0.123456789,       1 PT0.123456789S
          calls alone,          42,    '',                42 -
          time alone,           '',    1.5,               - PT1.5S
          neither,              '',    '',                absent
          words,                many,  much,              absent
          negative,             -1,    -1.5,              absent
          a huge number,        99999999999999999, 99999999999999999, absent
          a long fraction,      1,     1.1234567891,      1 -
          an exponent,          1e9,   1e9,               absent
          markup,               <b>,   1,                 - PT1S
          a comma first,        ',1',  1,                 - PT1S
          """)
  void the_budget_is_read(String theCase, String requests, String time, String expected) {
    server.answer(
        WHO_AM_I,
        200,
        GOOD,
        "x-ms-ratelimit-burst-remaining-xrm-requests",
        requests,
        "x-ms-ratelimit-time-remaining-xrm-requests",
        time);

    assertEquals(
        expected,
        dataverse
            .webApi()
            .whoAmI(dataverse.environment(), TOKEN)
            .served()
            .budget()
            .map(
                it ->
                    it.requests().map(String::valueOf).orElse("-")
                        + " "
                        + it.time().map(String::valueOf).orElse("-"))
            .orElse("absent"));
  }

  @Test
  void every_call_is_told_with_its_tries() {
    dataverse.answers(
        WHO_AM_I, reply(502, ""), reply(429, "", "Retry-After", "3"), reply(200, GOOD));

    assertEquals("known", describe());
    assertEquals(List.of(Duration.ofMillis(250), Duration.ofSeconds(3)), dataverse.slept);
    assertEquals(1, dataverse.heard.size());
    ServedCall call = dataverse.heard.get(0).call();
    assertEquals("WhoAmI 200 3", call.name() + " " + call.status() + " " + call.tries());
    assertFalse(call.took().isNegative() || call.took().isZero());
    assertEquals(
        1,
        server.seen().stream()
            .map(it -> it.headers().get("x-ms-client-request-id"))
            .distinct()
            .count());
  }

  @ParameterizedTest
  @CsvSource({"429, 5, known, 2", "429, 6, throttled 429 PT6S, 1", "503, 5, known, 2"})
  void throttling_is_waited_out_when_it_is_short(
      int status, String retryAfter, String expected, int calls) {
    dataverse.answers(WHO_AM_I, reply(status, "", "Retry-After", retryAfter), reply(200, GOOD));

    assertEquals(expected, describe());
    assertEquals(calls, server.seen().size());
  }

  @Test
  void a_date_to_come_back_at_is_read() {
    server.answer(
        WHO_AM_I,
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "Wed, 21 Oct 2099 07:28:00 GMT");
          exchange.sendResponseHeaders(429, -1);
        });

    assertEquals("throttled 429 PT24H", describe());
  }

  @Test
  void a_connection_that_breaks_is_opened_anew() {
    dataverse.answers(WHO_AM_I, reset(), reset(), reply(200, GOOD));

    assertEquals("known", describe());
    assertEquals(3, server.seen().size());
  }

  @Test
  void a_call_without_an_answer_is_told_as_well() {
    server.close();

    describe();

    ServedCall call = dataverse.heard.get(0).call();
    assertEquals("WhoAmI 0 1", call.name() + " " + call.status() + " " + call.tries());
    assertEquals(List.of(TinyDataverse.RANDOMNESS.uuid().toString()), call.requestIds());
  }

  @Test
  void nothing_of_the_token_is_printed() {
    server.answer(WHO_AM_I, 403, "{\"error\":{\"code\":\"\",\"message\":\"marker\"}}");

    String text = dataverse.webApi().whoAmI(dataverse.environment(), TOKEN).toString();

    assertFalse(text.contains("access-1") || text.contains("marker"), text);
  }

  @Test
  void an_environment_that_is_not_there_is_unavailable() {
    server.close();

    assertEquals("unreachable 0", describe());
  }

  private String describe() {
    return dataverse
        .webApi()
        .whoAmI(dataverse.environment(), TOKEN)
        .match(
            known -> "known",
            refused ->
                "refused "
                    + refused.status()
                    + " "
                    + refused.error().map(DataverseError::code).orElse("-")
                    + ids(refused.served()),
            unavailable ->
                unavailable.failure().kind().code()
                    + " "
                    + unavailable.failure().status()
                    + unavailable.failure().retryAfter().map(it -> " " + it).orElse(""));
  }

  private static String ids(Served served) {
    return served.call().requestIds().stream().skip(1).map(" "::concat).collect(joining());
  }
}
