package org.vestibule.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeySetTest {
  private static final JWSHeader RS256 = new JWSHeader(JWSAlgorithm.RS256);

  @Test
  void a_key_is_found_by_its_id() {
    KeySet keys = parse(Jwts.KEY, Jwts.OTHER_KEY).orElseThrow();

    assertEquals(
        "key-2", keys.find(Jwts.header(JWSAlgorithm.RS256, Jwts.OTHER_KEY)).orElseThrow().id());
    assertFalse(keys.find(named("KEY-1")).isPresent(), "ids are compared as they stand");
    assertFalse(keys.find(named("key-3")).isPresent());
  }

  @Test
  void without_an_id_the_only_key_is_found() {
    assertTrue(parse(Jwts.KEY).orElseThrow().find(RS256).isPresent());
  }

  @Test
  void without_an_id_one_of_several_keys_is_not_guessed() {
    assertFalse(parse(Jwts.KEY, Jwts.OTHER_KEY).orElseThrow().find(RS256).isPresent());
  }

  @Test
  void without_an_id_the_only_key_of_that_algorithm_is_found() {
    KeySet keys = parse(Jwts.KEY, Jwts.EC_KEY).orElseThrow();

    assertEquals("key-1", keys.find(RS256).orElseThrow().id());
    assertEquals("key-ec", keys.find(new JWSHeader(JWSAlgorithm.ES256)).orElseThrow().id());
  }

  @Test
  void a_key_does_not_serve_another_family_of_algorithms() {
    KeySet keys = parse(Jwts.KEY, Jwts.EC_KEY).orElseThrow();

    assertFalse(keys.find(Jwts.header(JWSAlgorithm.ES256, Jwts.KEY)).isPresent());
    assertFalse(keys.find(Jwts.header(JWSAlgorithm.RS256, Jwts.EC_KEY)).isPresent());
    assertFalse(keys.find(Jwts.header(JWSAlgorithm.HS256, Jwts.KEY)).isPresent());
  }

  @Test
  void a_shared_secret_is_no_key() {
    Map<String, Object> secret =
        Map.of("kty", "oct", "kid", "key-1", "k", Jwts.encode("x".repeat(64)));

    assertEquals(Optional.empty(), parse(List.of(secret)));
  }

  @Test
  void a_private_key_is_no_published_one() {
    assertEquals(Optional.empty(), parse(List.of(Jwts.KEY.toJSONObject())));
  }

  @Test
  void a_key_for_encryption_signs_nothing() {
    Map<String, Object> encryption = Jwts.KEY.toPublicJWK().toJSONObject();
    encryption.put("use", "enc");
    Map<String, Object> signature = Jwts.KEY.toPublicJWK().toJSONObject();
    signature.put("use", "sig");

    assertEquals(Optional.empty(), parse(List.of(encryption)));
    assertTrue(parse(List.of(signature)).isPresent());
  }

  @Test
  void a_small_key_is_refused() {
    assertEquals(Optional.empty(), parse(Jwts.rsa("small", 1024)));
  }

  @Test
  void keys_that_are_no_use_do_not_spoil_the_others() {
    var members = new ArrayList<Map<String, Object>>();
    members.add(Map.of("kty", "oct", "kid", "key-1", "k", Jwts.encode("x".repeat(64))));
    members.add(Jwts.rsa("small", 1024).toPublicJWK().toJSONObject());
    members.add(Map.of("kty", "unheard-of", "kid", "key-0"));
    members.add(Jwts.OTHER_KEY.toPublicJWK().toJSONObject());
    KeySet keys = parse(members).orElseThrow();

    assertEquals("key-2", keys.find(RS256).orElseThrow().id());
    assertFalse(keys.find(named("key-1")).isPresent());
    assertFalse(keys.find(named("small")).isPresent());
  }

  @Test
  void the_issuer_of_a_key_is_read_beside_it() {
    Map<String, Object> restricted = Jwts.OTHER_KEY.toPublicJWK().toJSONObject();
    restricted.put("issuer", "https://login.example/{tenantid}/v2.0");
    KeySet keys = parse(List.of(Jwts.KEY.toPublicJWK().toJSONObject(), restricted)).orElseThrow();

    assertEquals(
        Optional.of("https://login.example/{tenantid}/v2.0"),
        keys.find(named("key-2")).orElseThrow().issuer());
    assertEquals(Optional.empty(), keys.find(named("key-1")).orElseThrow().issuer());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nothing        | ''
          a page         | <html></html>
          no keys        | {}
          an empty list  | {"keys":[]}
          a text         | {"keys":"x"}
          texts          | {"keys":["x"]}
          broken off     | {"keys":[{"kty":"RSA"
          half a key     | {"keys":[{"kty":"RSA","kid":"a"}]}
          a list         | []
          """)
  void what_is_no_key_set_reads_as_absent(String theCase, String text) {
    assertEquals(Optional.empty(), KeySet.parse(text));
  }

  @Test
  void a_set_that_nests_too_deep_reads_as_absent() {
    String good = JSONObjectUtils.toJSONString(Map.of("keys", List.of(publicKey())));
    String deep =
        good.substring(0, good.length() - 1) + ",\"x\":" + "[".repeat(33) + "]".repeat(33) + "}";

    assertTrue(KeySet.parse(good).isPresent());
    assertEquals(Optional.empty(), KeySet.parse(deep));
  }

  private static Map<String, Object> publicKey() {
    return Jwts.KEY.toPublicJWK().toJSONObject();
  }

  private static JWSHeader named(String id) {
    return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(id).build();
  }

  private static Optional<KeySet> parse(JWK... keys) {
    return parse(Arrays.stream(keys).map(key -> key.toPublicJWK().toJSONObject()).toList());
  }

  private static Optional<KeySet> parse(List<Map<String, Object>> members) {
    return KeySet.parse(JSONObjectUtils.toJSONString(Map.of("keys", members)));
  }
}
