package org.vestibule.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmulatorBatchTest {
  private static final String TYPE = "multipart/mixed; boundary=batch_1";
  private static final String ON = "odata.continue-on-error";

  private Emulator emulator;
  private Visitor visitor;
  private String token;

  @BeforeAll
  void start() throws IOException {
    emulator = Emulator.start(0);
    emulator.allowRedirect(Visitor.CALLBACK);
    visitor = new Visitor(emulator);
    token = Visitor.member(visitor.signIn(Persona.ADA).body(), "access_token");
  }

  @AfterAll
  void stop() {
    emulator.close();
  }

  private HttpResponse<String> batch(String body) {
    return visitor.batch(token, TYPE, body);
  }

  private static String type(HttpResponse<String> answer) {
    return answer.headers().firstValue("Content-Type").orElse("none");
  }

  private static List<String> statuses(HttpResponse<String> answer) {
    return Pattern.compile("\nHTTP/1\\.1 (\\d+)")
        .matcher(answer.body())
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  private static void assertRefused(HttpResponse<String> answer) {
    assertEquals(400, answer.statusCode(), answer.body());
    assertEquals("0x80060888", Visitor.member(answer.body(), "code"));
  }

  @Test
  void answers_come_in_the_order_of_the_requests_between_another_boundary() {
    HttpResponse<String> answer = batch(Visitor.batchOf("RetrieveVersion()", "WhoAmI"));

    String boundary =
        Visitor.find(type(answer), "^multipart/mixed; boundary=(batchresponse_\\S+)$");
    String[] parts = answer.body().split("--" + boundary + "(--)?\r\n", -1);
    assertEquals(200, answer.statusCode());
    assertEquals(4, parts.length, answer.body());
    assertTrue(
        parts[1].startsWith(
            String.join(
                "\r\n",
                "Content-Type: application/http",
                "Content-Transfer-Encoding: binary",
                "",
                "HTTP/1.1 200 OK",
                "Content-Type: application/json; odata.metadata=minimal",
                "OData-Version: 4.0",
                "",
                "{\"@odata.context\":")),
        parts[1]);
    assertTrue(parts[1].contains("\"Version\":\"9.2."), parts[1]);
    assertTrue(parts[2].contains("\"UserId\":"), parts[2]);
    assertFalse(answer.body().contains("REQ_ID"));
  }

  @Test
  void a_batch_may_name_full_addresses_of_its_own_environment() {
    String full = emulator.base() + Dataverse.ROOT + "WhoAmI";

    assertEquals(List.of("200"), statuses(batch(Visitor.batchOf(full))));
  }

  @Test
  void the_boundary_may_be_quoted() {
    HttpResponse<String> answer =
        visitor.batch(token, "Multipart/Mixed;boundary=\"batch_1\"", Visitor.batchOf("WhoAmI"));

    assertEquals(List.of("200"), statuses(answer));
  }

  @Test
  void the_first_failure_ends_the_batch_and_is_the_outer_status() {
    HttpResponse<String> answer = batch(Visitor.batchOf("WhoAmI", "nothing", "RetrieveVersion()"));

    assertEquals(404, answer.statusCode());
    assertEquals(List.of("200", "404"), statuses(answer));
    assertTrue(
        answer.body().matches("(?s).*HTTP/1.1 404 Not Found\r\n.*REQ_ID: [0-9a-f-]{36}\r\n.*"),
        answer.body());
  }

  @Test
  void a_batch_that_goes_on_has_every_part() {
    HttpResponse<String> answer =
        visitor.batch(
            token, TYPE, Visitor.batchOf("WhoAmI", "nothing", "RetrieveVersion()"), "Prefer", ON);

    assertEquals(200, answer.statusCode());
    assertEquals(List.of("200", "404", "200"), statuses(answer));
    assertEquals(ON, answer.headers().firstValue("Preference-Applied").orElse("none"));
  }

  @Test
  void a_part_may_be_longer_than_a_single_call() {
    String path = "systemusers?$select=title&$filter=title%20eq%20'" + "x".repeat(40_000) + "'";

    assertEquals(List.of("200"), statuses(batch(Visitor.batchOf(path))));
  }

  @Test
  void a_part_has_a_limit_of_its_own() {
    String path = "systemusers?$select=title&$filter=title%20eq%20'" + "x".repeat(66_000) + "'";

    assertEquals(List.of("414"), statuses(batch(Visitor.batchOf(path))));
  }

  @Test
  void a_thousand_parts_are_enough() {
    String[] paths = new String[1001];
    Arrays.fill(paths, "WhoAmI");

    assertRefused(batch(Visitor.batchOf(paths)));
    assertEquals(1000, statuses(batch(Visitor.batchOf(Arrays.copyOf(paths, 1000)))).size());
  }

  /** Each takes a good batch and replaces one text by another. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = true,
      textBlock =
          """
          bare line feeds          | %CRLF                   | %LF
          one bare line feed       | --batch_1--%CRLF        | --batch_1--%LF
          no boundary at first     | --batch_1%CRLFContent   | Content
          another boundary         | --batch_1               | --batch_2
          no end                   | --batch_1--             | %NONE
          text after the boundary  | --batch_1%CRLFContent   | --batch_1 x%CRLFContent
          another content type     | application/http        | text/plain
          no content type          | Content-Type: application/http%CRLF | %NONE
          no transfer encoding     | Content-Transfer-Encoding: binary%CRLF | %NONE
          another encoding         | binary                  | base64
          a header without a colon | Content-Type:           | Content-Type
          no request line          | GET /api/data/v9.2/WhoAmI HTTP/1.1%CRLF%CRLF | %NONE
          an older protocol        | HTTP/1.1                | HTTP/1.0
          no protocol              | %SPHTTP/1.1             | %NONE
          a space in the address   | WhoAmI                  | Who AmI
          a relative address       | /api/data               | api/data
          another environment      | /api/data               | http://127.0.0.1:1/api/data
          a host without a scheme  | /api/data               | //127.0.0.1/api/data
          a batch in a batch       | WhoAmI                  | $batch
          no end of the headers    | HTTP/1.1%CRLF%CRLF%CRLF | HTTP/1.1%CRLF
          a body                   | HTTP/1.1%CRLF%CRLF      | HTTP/1.1%CRLF%CRLF{}
          an impossible address    | WhoAmI                  | %zz
          a change set             | application/http        | multipart/mixed; boundary=c
          """)
  void refuses(String theCase, String good, String bad) {
    String body = Visitor.batchOf("WhoAmI");
    String spoilt = body.replace(text(good), text(bad));

    assertFalse(spoilt.equals(body), theCase);
    assertRefused(batch(spoilt));
  }

  private static String text(String written) {
    return written
        .replace("%CRLF", "\r\n")
        .replace("%LF", "\n")
        .replace("%NONE", "")
        .replace("%SP", " ");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json",
        "multipart/mixed",
        "multipart/form-data; boundary=batch_1",
        "multipart/mixed; boundary=",
        "multipart/mixed; boundary=\"b<>\""
      })
  void refuses_a_content_type_without_boundary(String type) {
    assertEquals(415, visitor.batch(token, type, Visitor.batchOf("WhoAmI")).statusCode());
  }

  @Test
  void refuses_an_empty_batch() {
    assertRefused(batch("--batch_1--\r\n"));
  }

  @Test
  void refuses_a_get() {
    assertEquals(405, visitor.read(token, "$batch").statusCode());
  }

  @Test
  void refuses_without_a_token() {
    HttpResponse<String> answer =
        visitor.get(URI.create(emulator.base() + Dataverse.ROOT + "$batch"));

    assertEquals(401, answer.statusCode());
  }

  @Test
  void the_record_has_one_call_for_the_batch() {
    emulator.forget();

    HttpResponse<String> answer = batch(Visitor.batchOf("WhoAmI", "RetrieveVersion()"));

    assertEquals(200, answer.statusCode());
    assertEquals(1, emulator.requests().size());
    assertEquals(1, emulator.requests("/$batch").size());
  }
}
