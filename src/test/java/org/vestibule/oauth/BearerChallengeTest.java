package org.vestibule.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BearerChallengeTest {
  @Test
  void dataverse_sends_its_parameters_without_quotes() {
    assertEquals(
        Map.of(
            "authorization_uri", "https://login.microsoftonline.com/t/oauth2/authorize",
            "resource_id", "https://org.crm4.dynamics.com/"),
        parse(
            "Bearer authorization_uri=https://login.microsoftonline.com/t/oauth2/authorize,"
                + " resource_id=https://org.crm4.dynamics.com/"));
  }

  @Test
  void a_claims_challenge_has_them_quoted() {
    assertEquals(
        Map.of(
            "realm", "",
            "authorization_uri", "https://login.microsoftonline.com/common/oauth2/authorize",
            "error", "insufficient_claims",
            "claims", "{\"a\":\"b, c=d\"}"),
        parse(
            "Bearer realm=\"\", authorization_uri=\"https://login.microsoftonline.com/common/oauth2/authorize\","
                + " error=\"insufficient_claims\", claims=\"{\\\"a\\\":\\\"b, c=d\\\"}\""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"bearer a=1", "BEARER a=1", "Bearer  A=1", "Bearer a = 1", "Bearer a=1, a=2"})
  void scheme_and_names_have_no_case_and_the_first_value_counts(String header) {
    assertEquals(Map.of("a", "1"), parse(header));
  }

  @Test
  void of_several_headers_the_bearer_one_counts() {
    assertEquals(
        Optional.of(new BearerChallenge(Map.of("a", "1"))),
        BearerChallenge.parse(List.of("Negotiate", "NTLM a=2", "Bearer a=1", "Bearer a=3")));
  }

  @Test
  void of_several_bearer_ones_the_one_that_demands_claims_counts() {
    BearerChallenge challenge =
        BearerChallenge.parse(List.of("Bearer a=1", "Bearer claims=\"\"", "Bearer claims=e30"))
            .orElseThrow();

    assertEquals(Optional.of("e30"), challenge.parameter("claims"));
    assertEquals(Optional.empty(), challenge.parameter("a"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer", "Bearerx a=1", "Basic realm=\"Bearer a=1\""})
  void anything_else_is_no_bearer_challenge(String header) {
    assertEquals(Optional.empty(), BearerChallenge.parse(List.of(header)));
  }

  @Test
  void an_empty_parameter_reads_as_absent() {
    var challenge = new BearerChallenge(parse("Bearer a=\"\", b="));

    assertEquals(Optional.empty(), challenge.parameter("a"));
    assertEquals(Optional.empty(), challenge.parameter("b"));
    assertEquals(Optional.empty(), challenge.parameter("c"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=\"\\\\", "aaaaaaaa", "a=\"", "\\\"", "a= ", "=,"})
  void a_long_header_is_read_in_no_time(String piece) {
    String header = "Bearer " + piece.repeat(16_000 / piece.length());

    assertTimeout(
        Duration.ofSeconds(2), () -> BearerChallenge.parse(List.of(header)).orElseThrow());
  }

  @Test
  void a_long_quoted_value_is_read_whole() {
    String value = "x\\\"".repeat(5000);

    assertEquals(
        10_000, parse("Bearer claims=\"" + value + "\"").getOrDefault("claims", "").length());
  }

  @Test
  void a_longer_header_is_not_read_at_all() {
    assertEquals(16_375, parse("Bearer a=" + "x".repeat(16_375)).getOrDefault("a", "").length());
    assertEquals(
        Optional.empty(), BearerChallenge.parse(List.of("Bearer a=" + "x".repeat(16_384))));
  }

  private static Map<String, String> parse(String header) {
    return BearerChallenge.parse(List.of(header)).orElseThrow().parameters();
  }
}
