package org.vestibule.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.http.Json;
import org.vestibule.http.Reply;

class TokenReplyTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Json JSON = new Json();

  @AfterAll
  static void close() {
    JSON.close();
  }

  @Test
  void the_whole_of_a_good_answer_is_kept() {
    Tokens tokens =
        tokens(
            """
            {"token_type":"Bearer","scope":"openid x","expires_in":3599,"ext_expires_in":3599,
             "access_token":"a1","refresh_token":"r1","id_token":"i1","client_info":"e30"}""");

    assertEquals("a1", tokens.accessToken().value().reveal());
    assertEquals(NOW.plusSeconds(3599), tokens.accessToken().expiresAt());
    assertEquals("r1", tokens.refreshToken().orElseThrow().reveal());
    assertEquals("i1", tokens.idToken().orElseThrow().reveal());
    assertEquals("openid x", tokens.scope());
  }

  @Test
  void the_first_version_sends_texts_for_numbers() {
    Tokens tokens =
        tokens(
            """
            {"token_type":"Bearer","expires_in":"3599","ext_expires_in":"3599",
             "expires_on":"1790000000","not_before":"1789990000","resource":"https://org.example/",
             "access_token":"a1"}""");

    assertEquals(NOW.plusSeconds(3599), tokens.accessToken().expiresAt());
    assertEquals(Optional.empty(), tokens.refreshToken());
    assertEquals(Optional.empty(), tokens.idToken());
    assertEquals("", tokens.scope());
  }

  @ParameterizedTest(name = "expires_in {0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3599             | 3599
          "3599"           | 3599
          " 3599"          | 300
          3599.9           | 3599
          0                | 0
          -1               | 0
          "-1"             | 0
          1e30             | 172800
          "1e30"           | 172800
          "1e-999999999"   | 0
          "1e999999999"    | 172800
          172801           | 172800
          "9999999999999999999999999999999999999999" | 172800
          "99999999999999999999999999999999999999999" | 300
          "soon"           | 300
          ""               | 300
          true             | 300
          null             | 300
          {}               | 300
          []               | 300
          """)
  void a_life_time_is_a_number_between_nothing_and_two_days(String json, long seconds) {
    Tokens tokens =
        tokens("{\"token_type\":\"Bearer\",\"access_token\":\"a\",\"expires_in\":" + json + "}");

    assertEquals(NOW.plusSeconds(seconds), tokens.accessToken().expiresAt());
  }

  @Test
  void without_a_life_time_it_is_five_minutes() {
    Tokens tokens = tokens("{\"token_type\":\"Bearer\",\"access_token\":\"a\"}");

    assertEquals(NOW.plusSeconds(300), tokens.accessToken().expiresAt());
  }

  @Test
  void empty_tokens_are_none() {
    Tokens tokens =
        tokens(
            "{\"token_type\":\"Bearer\",\"access_token\":\"a\",\"refresh_token\":\"\",\"id_token\":\"\"}");

    assertEquals(Optional.empty(), tokens.refreshToken());
    assertEquals(Optional.empty(), tokens.idToken());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the type in small letters | 200 | {"token_type":"bearer","access_token":"a"}  | issued
          the type in large letters | 200 | {"token_type":"BEARER","access_token":"a"}  | issued
          another type              | 200 | {"token_type":"mac","access_token":"a"}     | unreadable 200
          no type                   | 200 | {"access_token":"a"}                        | unreadable 200
          no access token           | 200 | {"token_type":"Bearer","id_token":"i"}      | unreadable 200
          an empty access token     | 200 | {"token_type":"Bearer","access_token":""}   | unreadable 200
          a list for a token        | 200 | {"token_type":"Bearer","access_token":["a"]} | unreadable 200
          an error with 200         | 200 | {"error":"invalid_grant"}                   | unreadable 200
          tokens with 201           | 201 | {"token_type":"Bearer","access_token":"a"}  | unreadable 201
          tokens with 302           | 302 | {"token_type":"Bearer","access_token":"a"}  | unreadable 302
          tokens with 400           | 400 | {"token_type":"Bearer","access_token":"a"}  | unreadable 400
          a page of a proxy         | 200 | <html>Please log in</html>                  | unreadable 200
          nothing                   | 200 | ''                                          | unreadable 200
          broken off                | 200 | {"token_type":"Bearer","access_token":"a    | unreadable 200
          a list                    | 200 | [{"token_type":"Bearer","access_token":"a"}] | unreadable 200
          refused                   | 400 | {"error":"invalid_grant"}                   | refused invalid_grant
          the client is refused     | 401 | {"error":"invalid_client"}                  | refused invalid_client
          a page with 403           | 403 | <html></html>                               | unreadable 403
          throttled in OAuth words  | 429 | {"error":"temporarily_unavailable"}         | throttled 429
          down in OAuth words       | 500 | {"error":"server_error"}                    | down 500
          a page with 502           | 502 | <html></html>                               | down 502
          """)
  void judges(String theCase, int status, String body, String expected) {
    assertEquals(
        expected,
        parse(status, body)
            .match(
                issued -> "issued",
                refused -> "refused " + refused.error(),
                unusable -> unusable.failure().kind().code() + " " + unusable.failure().status()));
  }

  @Test
  void how_long_to_wait_is_kept() {
    var reply = new Reply(429, Map.of("retry-after", List.of("17")), "");

    TokenReply.Unusable unusable =
        assertInstanceOf(TokenReply.Unusable.class, TokenReply.parse(reply, JSON, NOW));

    assertEquals(Optional.of(Duration.ofSeconds(17)), unusable.failure().retryAfter());
    assertEquals(UpstreamFailure.Kind.THROTTLED, unusable.failure().kind());
  }

  @Test
  void how_long_to_wait_may_be_a_date() {
    var headers =
        Map.of(
            "retry-after", List.of("Wed, 21 Oct 2026 07:28:17 GMT"),
            "date", List.of("Wed, 21 Oct 2026 07:28:00 GMT"));

    TokenReply.Unusable unusable =
        assertInstanceOf(
            TokenReply.Unusable.class, TokenReply.parse(new Reply(503, headers, ""), JSON, NOW));

    assertEquals(Optional.of(Duration.ofSeconds(17)), unusable.failure().retryAfter());
    assertEquals(UpstreamFailure.Kind.THROTTLED, unusable.failure().kind());
  }

  @Test
  void an_answer_that_nests_too_deep_is_unusable() {
    String deep = "{\"a\":".repeat(40) + "1" + "}".repeat(40);

    assertTrue(parse(200, deep) instanceof TokenReply.Unusable);
  }

  @Test
  void a_refusal_of_entra_keeps_its_codes() {
    assertEquals(
        new TokenReply.Refused(
            "interaction_required",
            "basic_action",
            "{\"access_token\":{}}",
            Optional.of("50076"),
            new ProviderIds(
                Optional.of("0000aaaa-11bb-cccc-dd22-eeeeee333333"),
                Optional.of("aaaa0000-bb11-2222-33cc-444444dddddd"),
                Optional.of("2026-11-23 12:00:00Z"))),
        parse(
            400,
            """
            {"error":"interaction_required","suberror":"basic_action",
             "error_description":"AADSTS50076: Due to a change ...\\r\\nTrace ID: 0000\\r\\n",
             "error_codes":[50076],"timestamp":"2026-11-23 12:00:00Z",
             "trace_id":"0000aaaa-11bb-cccc-dd22-eeeeee333333",
             "correlation_id":"aaaa0000-bb11-2222-33cc-444444dddddd",
             "claims":"{\\"access_token\\":{}}"}"""));
  }

  @Test
  void a_hostile_refusal_keeps_nothing_hostile() {
    assertEquals(
        new TokenReply.Refused("invalidscript", "bad-one", "", Optional.empty(), ProviderIds.NONE),
        parse(
            400,
            """
            {"error":"invalid<script>","suberror":"bad\\r\\n-one","error_description":"<b>no</b>",
             "error_codes":[{"a":[50011]},"50011<script>"],
             "correlation_id":"aaaa0000-bb11-2222-33cc-444444dddddd<b>",
             "timestamp":"2026-11-23 12:00:00Z\\r\\nforged",
             "trace_id":"<img src=x onerror=alert(1)> 0123456"}"""));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          the list goes first        | [50076]             | AADSTS65001: x               | 50076
          its last is the particular | [70002,70008]       | AADSTS70002: a. AADSTS9999: b | 70008
          no list                    |                     | AADSTS70002: a. AADSTS70008: b | 70008
          an empty list              | []                  | AADSTS65001: x               | 65001
          no list at all             | "50076"             | AADSTS65001: x               | 65001
          a list of something else   | [true]              | AADSTS65001: x               | 65001
          a number that is none      | [5.0]               | AADSTS65001: x               | 65001
          nothing                    |                     | sorry                        | -
          """)
  void the_number_of_a_refusal(String theCase, @Nullable String list, String text, String number) {
    String codes = list == null ? "" : ",\"error_codes\":" + list;

    TokenReply reply =
        parse(
            400,
            "{\"error\":\"invalid_grant\",\"error_description\":\"" + text + "\"" + codes + "}");

    assertEquals(
        number,
        reply instanceof TokenReply.Refused refused ? refused.providerCode().orElse("-") : "?");
  }

  @Test
  void neither_the_wire_nor_the_tokens_print_secrets() {
    String body =
        """
        {"token_type":"Bearer","access_token":"marker1","refresh_token":"marker2",
         "id_token":"marker3"}""";

    String wire = JSON.read(body, TokenReply.Wire.class).orElseThrow().toString();

    assertFalse(wire.contains("marker"), wire);
    assertFalse(parse(200, body).toString().contains("marker"), parse(200, body).toString());
  }

  private static Tokens tokens(String body) {
    return assertInstanceOf(TokenReply.Issued.class, parse(200, body)).tokens();
  }

  private static TokenReply parse(int status, String body) {
    return TokenReply.parse(new Reply(status, Map.of(), body), JSON, NOW);
  }
}
