package org.vestibule.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.text.ParseException;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.http.Json;

class ClaimsRequestTest {
  private static final String CAPABILITIES =
      "{\"access_token\":{\"xms_cc\":{\"values\":[\"cp1\"]}}}";
  private static final String DEMAND = "{\"access_token\":{\"nbf\":{\"essential\":true}}}";
  private static final Json JSON = new Json();
  private final ClaimsRequest entra = new ClaimsRequest(JSON, true);
  private final ClaimsRequest other = new ClaimsRequest(JSON, false);

  @AfterAll
  static void close() {
    JSON.close();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  @Test
  void entra_always_hears_that_challenges_are_understood() {
    assertEquals(Optional.of(CAPABILITIES), entra.value(Optional.empty()));
  }

  @Test
  void other_providers_get_no_claims_parameter() {
    assertEquals(Optional.empty(), other.value(Optional.empty()));
    assertEquals(Optional.empty(), other.value(Optional.of(DEMAND)));
  }

  /** {@code CP1} stands for the capabilities in the joined value. */
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          a demand of the access token | {"access_token":{"acrs":{"essential":true,"value":"c1"}}} | {"access_token":{"acrs":{"essential":true,"value":"c1"},CP1}}
          two demands                  | {"access_token":{"a":{"value":"1"},"b":{"value":"2"}}}    | {"access_token":{"a":{"value":"1"},"b":{"value":"2"},CP1}}
          a demand without details     | {"access_token":{"acrs":null}}                            | {"access_token":{"acrs":null,CP1}}
          a number                     | {"access_token":{"a":{"value":1700000000}}}               | {"access_token":{"a":{"value":1700000000},CP1}}
          beside the ID token          | {"id_token":{"b":{"value":"2"}},"access_token":{"a":{}}}  | {"id_token":{"b":{"value":"2"}},"access_token":{"a":{},CP1}}
          other members only           | {"userinfo":{"name":{"essential":false}}}                 | {"userinfo":{"name":{"essential":false}},"access_token":{CP1}}
          other capabilities           | {"access_token":{"xms_cc":{"values":["cp9"]}}}            | {"access_token":{CP1}}
          an access token of text      | {"access_token":"x"}                                      | {"access_token":{CP1}}
          an empty demand              | {}                                                        | {"access_token":{CP1}}
          a list                       | [1]                                                       | {"access_token":{CP1}}
          broken JSON                  | {"access_token":                                          | {"access_token":{CP1}}
          """)
  void a_challenge_is_joined_with_the_capabilities(
      String theCase, String challenge, String expected) throws ParseException {
    String value = entra.value(Optional.of(challenge)).orElseThrow();

    assertEquals(
        JSONObjectUtils.parse(expected.replace("CP1", "\"xms_cc\":{\"values\":[\"cp1\"]}")),
        JSONObjectUtils.parse(value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        DEMAND,
        "{ \"access_token\" : {} }",
        "{\"access_token\":{\"a\":{\"value\":\"\u00e4~\u00bf\u00bf\u00bf???>>>\"}}}"
      })
  void a_header_is_read_in_each_alphabet_and_padding(String demand) {
    byte[] bytes = demand.getBytes(UTF_8);

    assertEquals(Optional.of(demand), entra.fromHeader(base64(demand)));
    assertEquals(
        Optional.of(demand),
        entra.fromHeader(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes)));
    assertEquals(
        Optional.of(demand), entra.fromHeader(Base64.getUrlEncoder().encodeToString(bytes)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%%%", "not base64!", "e30", "bm90IGpzb24", "eyJ", "e"})
  void a_header_of_something_else_is_absent(String header) {
    assertEquals(Optional.empty(), entra.fromHeader(header));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not JSON",
        "{}",
        "[]",
        "null",
        "{\"id_token\":{}}",
        "{\"access_token\":\"x\"}",
        "{\"access_token\":[]}",
        "{\"access_token\":null}",
        "{\"access_token\":{}",
      })
  void what_asks_nothing_of_the_access_token_is_absent(String text) {
    assertEquals(Optional.empty(), entra.fromJson(text));
    assertEquals(Optional.empty(), entra.fromHeader(base64(text)));
  }

  @Test
  void a_challenge_may_have_4096_characters() {
    String longest = DEMAND + " ".repeat(4096 - DEMAND.length());

    assertEquals(Optional.of(longest), entra.fromJson(longest));
    assertEquals(Optional.empty(), entra.fromJson(longest + " "));
    assertEquals(Optional.empty(), entra.fromHeader(base64(longest + " ")));
  }

  @Test
  void challenges_are_entra_s_alone() {
    assertEquals(Optional.empty(), other.fromJson(DEMAND));
    assertEquals(Optional.empty(), other.fromHeader(base64(DEMAND)));
  }
}
