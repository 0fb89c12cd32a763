package org.vestibule.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.http.Json;
import org.vestibule.http.Reply;

class PushReplyTest {
  private static final Json JSON = new Json();

  @AfterAll
  static void close() {
    JSON.close();
  }

  @Test
  void a_kept_request_has_a_name() {
    var reply = new Reply(201, Map.of(), "{\"request_uri\":\"urn:a:b\",\"expires_in\":60}");

    assertEquals(new PushReply.Pushed("urn:a:b"), PushReply.parse(reply, JSON));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          not created            | 200 | {"request_uri":"urn:a:b"}   | UNREADABLE
          no name                | 201 | {"expires_in":60}           | UNREADABLE
          a blank name           | 201 | {"request_uri":"  "}        | UNREADABLE
          a name of another kind | 201 | {"request_uri":{"a":1}}     | UNREADABLE
          not JSON               | 201 | <html></html>               | UNREADABLE
          nothing                | 201 | ``                          | UNREADABLE
          refused with a name    | 400 | {"request_uri":"urn:a:b"}   | UNREADABLE
          too many               | 429 | {}                          | THROTTLED
          broken                 | 500 | {"request_uri":"urn:a:b"}   | DOWN
          """)
  void another_answer_is_a_failure(
      String theCase, int status, String body, UpstreamFailure.Kind kind) {
    assertEquals(
        new PushReply.Failed(new UpstreamFailure(kind, status, Optional.empty())),
        PushReply.parse(new Reply(status, Map.of(), body), JSON));
  }

  @ParameterizedTest
  @CsvSource({"400, invalid_request", "401, invalid_client", "403, access_denied"})
  void a_refusal_is_one(int status, String error) {
    var reply = new Reply(status, Map.of(), "{\"error\":\"" + error + "\"}");

    PushReply.Refused refused =
        assertInstanceOf(PushReply.Refused.class, PushReply.parse(reply, JSON));

    assertEquals(error, refused.refusal().error());
  }

  @Test
  void each_case_has_its_function() {
    List<PushReply> replies =
        List.of(
            PushReply.parse(new Reply(201, Map.of(), "{\"request_uri\":\"urn:a:b\"}"), JSON),
            PushReply.parse(new Reply(400, Map.of(), "{\"error\":\"invalid_request\"}"), JSON),
            PushReply.parse(new Reply(500, Map.of(), ""), JSON));

    assertEquals(
        List.of("pushed urn:a:b", "refused invalid_request", "failed DOWN"),
        replies.stream()
            .map(
                it ->
                    it.match(
                        pushed -> "pushed " + pushed.requestUri(),
                        refused -> "refused " + refused.refusal().error(),
                        failed -> "failed " + failed.failure().kind()))
            .toList());
  }

  @Test
  void a_time_to_come_back_is_kept() {
    var reply = new Reply(429, Map.of("retry-after", List.of("7")), "");

    assertEquals(
        new PushReply.Failed(
            new UpstreamFailure(
                UpstreamFailure.Kind.THROTTLED, 429, Optional.of(Duration.ofSeconds(7)))),
        PushReply.parse(reply, JSON));
  }
}
