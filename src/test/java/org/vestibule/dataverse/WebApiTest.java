package org.vestibule.dataverse;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.vestibule.dataverse.TinyDataverse.TOKEN;
import static org.vestibule.dataverse.TinyDataverse.WHO_AM_I;

import java.net.URI;
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
  void a_request_id_is_kept_for_support() {
    server.answer(
        WHO_AM_I, 403, "", "x-ms-service-request-id", "4026be43-6b69-e111-8f65-78e7d1620f5e");

    assertEquals("refused 403 - 4026be43-6b69-e111-8f65-78e7d1620f5e", describe());
  }

  @Test
  void the_older_name_of_a_request_id_serves_too() {
    server.answer(WHO_AM_I, 403, "", "REQ_ID", "4026be43-6b69-e111-8f65-78e7d1620f5e");

    assertEquals("refused 403 - 4026be43-6b69-e111-8f65-78e7d1620f5e", describe());
  }

  @ParameterizedTest
  @ValueSource(strings = {"<script>alert(1)</script>", "abc", "0123456789 012345", "../../../etc"})
  void a_hostile_request_id_is_dropped(String id) {
    server.answer(WHO_AM_I, 403, "", "x-ms-service-request-id", id);

    assertEquals("refused 403 -", describe());
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
