package org.vestibule.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.vestibule.oauth.Jwts.EC_KEY;
import static org.vestibule.oauth.Jwts.KEY;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.http.Secret;

class IdTokenVerifierTest {
  private final LocalProvider local = new LocalProvider();
  private final IdTokenVerifier verifier = local.verifier(local.provider());

  @AfterEach
  void close() {
    local.close();
  }

  @Test
  void a_token_signed_with_a_published_key_is_verified() {
    assertEquals("verified", judge(Jwts.sign(KEY, local.claims())));
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "None", "NONE", "nOnE"})
  void a_token_that_is_not_signed_is_refused(String none) {
    assertEquals("ALGORITHM", judge(Jwts.raw("{\"alg\":\"" + none + "\"}", payload(), "")));
  }

  @Test
  void a_token_that_says_none_and_is_signed_is_refused() {
    String signature = Jwts.sign(KEY, local.claims()).split("\\.", -1)[2];

    assertEquals("MALFORMED", judge(Jwts.raw("{\"alg\":\"none\"}", payload(), signature)));
  }

  @Test
  void the_public_key_is_no_shared_secret() throws JOSEException {
    var token =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("key-1").build(),
            new Payload(payload()));
    token.sign(new MACSigner(KEY.toRSAPublicKey().getEncoded()));

    assertEquals("ALGORITHM", judge(token.serialize()));
    assertEquals(
        "ALGORITHM",
        withAlgorithms(token.serialize(), "RS256", "HS256"),
        "also when the provider lists it");
  }

  @Test
  void the_client_secret_signs_nothing() throws JOSEException {
    var token = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(payload()));
    token.sign(new MACSigner("client-secret-of-enough-characters"));

    assertEquals("ALGORITHM", withAlgorithms(token.serialize(), "RS256", "HS256"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"RS384", "RS512", "PS256", "PS512"})
  void an_algorithm_that_is_not_listed_is_refused(String name) {
    JWSAlgorithm algorithm = JWSAlgorithm.parse(name);

    assertEquals("ALGORITHM", judge(Jwts.sign(Jwts.header(algorithm, KEY), KEY, payload())));
  }

  @Test
  void a_longer_hash_is_refused_even_when_it_is_listed() {
    String token = Jwts.sign(Jwts.header(JWSAlgorithm.RS512, KEY), KEY, payload());

    assertEquals("ALGORITHM", withAlgorithms(token, "RS512", "RS256"));
  }

  @Test
  void probabilistic_signatures_are_verified_when_they_are_listed() {
    String token = Jwts.sign(Jwts.header(JWSAlgorithm.PS256, KEY), KEY, payload());

    assertEquals("verified", withAlgorithms(token, "RS256", "PS256"));
    assertEquals("ALGORITHM", withAlgorithms(token, "RS256"));
  }

  @Test
  void elliptic_signatures_are_verified_when_they_are_listed() {
    local.keys(KEY, EC_KEY);
    String token = Jwts.sign(Jwts.header(JWSAlgorithm.ES256, EC_KEY), EC_KEY, payload());

    assertEquals("verified", withAlgorithms(token, "RS256", "ES256"));
    assertEquals("ALGORITHM", withAlgorithms(token, "RS256"));
  }

  @Test
  void an_extension_that_must_be_understood_is_not() {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID("key-1")
            .criticalParams(Set.of("exp"))
            .customParam("exp", 1)
            .build();

    assertEquals("ALGORITHM", judge(Jwts.sign(header, KEY, payload())));
  }

  @Test
  void claims_that_were_changed_after_signing_are_refused() {
    String[] good = Jwts.sign(KEY, local.claims()).split("\\.", -1);
    Map<String, Object> claims = local.claims();
    claims.put("oid", "ffffffff-bbbb-cccc-dddd-eeeeeeeeeeee");

    String forged = Jwts.encode(JSONObjectUtils.toJSONString(claims));

    assertEquals("SIGNATURE", judge(good[0] + "." + forged + "." + good[2]));
  }

  @Test
  void a_signature_that_was_cut_is_refused() {
    String good = Jwts.sign(KEY, local.claims());

    assertEquals("SIGNATURE", judge(good.substring(0, good.length() - 8)));
  }

  @Test
  void an_unsigned_token_does_not_even_have_its_claims_read() {
    assertEquals(
        "SIGNATURE", judge(Jwts.raw("{\"alg\":\"RS256\",\"kid\":\"key-1\"}", "no JSON", "AAAA")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nothing                 | ''
          a word                  | garbage
          two parts               | eyJhbGciOiJSUzI1NiJ9.e30
          one dot                 | .
          only dots               | ....
          five parts              | eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkExMjhHQ00ifQ.AA.AA.AA.AA
          a header that is not it | AAAA.e30.AAAA
          no algorithm            | e30.e30.AAAA
          """)
  void what_is_no_signed_token_is_malformed(String theCase, String text) {
    assertEquals("MALFORMED", judge(text));
  }

  @ParameterizedTest
  @CsvSource({"31, verified", "32, MALFORMED", "100000, MALFORMED"})
  void claims_nest_thirty_two_levels_at_most(int lists, String expected) {
    String claims = payload();
    String nested =
        claims.substring(0, claims.length() - 1)
            + ",\"x\":"
            + "[".repeat(lists)
            + "]".repeat(lists)
            + "}";

    assertEquals(expected, judge(Jwts.sign(Jwts.header(JWSAlgorithm.RS256, KEY), KEY, nested)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"text\"", "1", "{", ""})
  void claims_that_are_no_object_are_malformed(String payload) {
    assertEquals("MALFORMED", judge(Jwts.sign(Jwts.header(JWSAlgorithm.RS256, KEY), KEY, payload)));
  }

  @Test
  void a_header_that_nests_too_deep_is_malformed() {
    String deep = "{\"alg\":\"RS256\",\"x\":" + "[".repeat(5000) + "]".repeat(5000) + "}";

    assertEquals("MALFORMED", judge(Jwts.raw(deep, payload(), "AAAA")));
  }

  @Test
  void the_type_in_the_header_does_not_matter() {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID("key-1")
            .type(JOSEObjectType.JWT)
            .customParam("x", "y")
            .build();

    assertEquals("verified", judge(Jwts.sign(header, KEY, payload())));
  }

  private String payload() {
    return JSONObjectUtils.toJSONString(local.claims());
  }

  private String withAlgorithms(String token, String... algorithms) {
    local.metadata.put("id_token_signing_alg_values_supported", List.of(algorithms));
    local.publish();
    return judge(local.verifier(local.provider()), token);
  }

  private String judge(String token) {
    return judge(verifier, token);
  }

  private static String judge(IdTokenVerifier verifier, String token) {
    var access = new AccessToken(new Secret("access"), LocalProvider.NOW.plusSeconds(3600));
    return verifier
        .verify(
            new Secret(token),
            new IdTokenVerifier.Context(Optional.of(LocalProvider.NONCE), Optional.empty(), access))
        .match(
            verified -> "verified",
            rejected -> rejected.reason().name().replace("ID_TOKEN_", ""),
            unverifiable -> unverifiable.failure().kind().code());
  }
}
