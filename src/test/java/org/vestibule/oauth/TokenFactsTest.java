package org.vestibule.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.http.Json;
import org.vestibule.http.Secret;

class TokenFactsTest {
  private static final Json JSON = new Json();

  private static TokenFacts read(Map<String, Object> claims) {
    return TokenFacts.read(new Secret(Jwts.sign(Jwts.KEY, claims)), JSON).orElseThrow();
  }

  @Test
  void the_claims_of_a_token_are_told() {
    var claims = new HashMap<String, Object>();
    claims.put("iss", "https://login.example/t/v2.0");
    claims.put("aud", "app");
    claims.put("tid", "tenant");
    claims.put("oid", "object");
    claims.put("sub", "subject");
    claims.put("name", "Ada");
    claims.put("preferred_username", "ada@contoso.example");
    claims.put("iat", 1_800_000_000);
    claims.put("exp", 1_800_003_600);
    claims.put("auth_time", 1_799_999_000);
    claims.put("amr", List.of("pwd", "mfa"));
    claims.put("acr", "1");
    claims.put("acct", 1);
    claims.put("idp", "https://sts.example/home/");
    claims.put("sid", "session");
    claims.put("ver", "2.0");

    assertEquals(
        new TokenFacts(
            Optional.of("https://login.example/t/v2.0"),
            List.of("app"),
            Optional.of("tenant"),
            Optional.of("object"),
            Optional.of("subject"),
            Optional.of("Ada"),
            Optional.of("ada@contoso.example"),
            Optional.of(Instant.ofEpochSecond(1_800_000_000)),
            Optional.of(Instant.ofEpochSecond(1_800_003_600)),
            Optional.of(Instant.ofEpochSecond(1_799_999_000)),
            List.of("pwd", "mfa"),
            Optional.of("1"),
            Optional.of(1),
            Optional.of("https://sts.example/home/"),
            Optional.of("session"),
            Optional.of("2.0")),
        read(claims));
  }

  @Test
  void an_older_token_names_its_account_otherwise() {
    assertEquals(Optional.of("a@b"), read(Map.of("upn", "a@b", "email", "c@d")).account());
    assertEquals(Optional.of("a@b"), read(Map.of("unique_name", "a@b")).account());
    assertEquals(Optional.of("c@d"), read(Map.of("email", "c@d")).account());
  }

  @Test
  void what_has_another_type_is_left_out() {
    TokenFacts facts =
        read(
            Map.of(
                "tid", 7,
                "name", List.of("Ada"),
                "oid", "",
                "amr", "pwd",
                "acct", "1",
                "auth_time", "soon",
                "acr", Map.of()));

    assertEquals(TokenFacts.NONE, facts);
  }

  @Test
  void times_at_the_edge_of_time_are_left_out() {
    assertEquals(Optional.empty(), read(Map.of("auth_time", Long.MAX_VALUE)).authenticatedAt());
    assertEquals(Optional.empty(), read(Map.of("exp", 300_000_000_000L)).expiresAt());
    assertEquals(Optional.empty(), read(Map.of("iat", -1)).issuedAt());
  }

  @Test
  void methods_that_are_no_texts_are_left_out() {
    assertEquals(List.of("mfa"), read(Map.of("amr", List.of(1, "mfa"))).methods());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a.b.c", "no token", "eyJhbGciOiJSUzI1NiJ9.e30"})
  void what_is_no_token_has_no_facts(String text) {
    assertEquals(Optional.empty(), TokenFacts.read(new Secret(text), JSON));
  }

  @Test
  void a_payload_that_nests_without_end_has_no_facts() {
    String deep = "{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}";
    var token =
        new Secret(
            Jwts.sign(Jwts.header(com.nimbusds.jose.JWSAlgorithm.RS256, Jwts.KEY), Jwts.KEY, deep));

    assertEquals(Optional.empty(), TokenFacts.read(token, JSON));
  }
}
