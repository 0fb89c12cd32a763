package org.vestibule.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedTokensTest {
  private static final RSAKey KEY = TinyProvider.KEY;
  private static final RSAKey OTHER = TinyProvider.rsa("key-2");
  private static final String PAYLOAD = "{\"sub\":\"subject-1\"}";
  private final TinyProvider provider = TinyProvider.openId(Map.of());
  private final SignedTokens tokens = new SignedTokens(provider.provider());

  @AfterEach
  void close() {
    provider.close();
  }

  private static JWSHeader.Builder header(JWSAlgorithm algorithm) {
    return new JWSHeader.Builder(algorithm).keyID(KEY.getKeyID());
  }

  private static String token(JWSHeader header, String payload, JWSSigner signer) throws Exception {
    var token = new JWSObject(header, new Payload(payload));
    token.sign(signer);
    return token.serialize();
  }

  private static String rs256(RSAKey key, String payload) throws Exception {
    var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build();
    return token(header, payload, new RSASSASigner(key));
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private void assertRefused(Reason reason, String token) throws Exception {
    SignedTokens.Checked checked = tokens.check(token);

    assertEquals(reason, checked.reason());
    assertTrue(checked.claims().isEmpty() && checked.signer().isEmpty());
  }

  private void assertBelieved(String token) throws Exception {
    assertEquals("subject-1", tokens.check(token).claims().orElseThrow().getSubject());
  }

  @Test
  void a_token_of_a_published_key_is_believed() throws Exception {
    assertBelieved(rs256(KEY, PAYLOAD));
    assertEquals("key-1", tokens.check(rs256(KEY, PAYLOAD)).signer().orElseThrow().id());
  }

  @Test
  void an_elliptic_key_is_as_good() throws Exception {
    ECKey curve = new ECKeyGenerator(Curve.P_256).keyID("key-1").generate();
    provider.publish(curve);

    assertBelieved(token(header(JWSAlgorithm.ES256).build(), PAYLOAD, new ECDSASigner(curve)));
  }

  @Test
  void a_key_that_was_published_since_is_fetched() throws Exception {
    assertBelieved(rs256(KEY, PAYLOAD));
    provider.publish(KEY, OTHER);

    assertBelieved(rs256(OTHER, PAYLOAD));
  }

  @Test
  void a_key_that_nobody_published_is_not_believed() throws Exception {
    assertRefused(Reason.ID_TOKEN_KEY, rs256(OTHER, PAYLOAD));
  }

  @Test
  void another_key_under_a_published_name_is_not_believed() throws Exception {
    assertRefused(Reason.ID_TOKEN_SIGNATURE, rs256(TinyProvider.rsa("key-1"), PAYLOAD));
  }

  @Test
  void a_key_that_a_token_brings_along_is_not_looked_at() throws Exception {
    RSAKey own = TinyProvider.rsa("key-1");
    JWSHeader header = header(JWSAlgorithm.RS256).jwk(own.toPublicJWK()).build();

    assertRefused(Reason.ID_TOKEN_SIGNATURE, token(header, PAYLOAD, new RSASSASigner(own)));
  }

  @Test
  void an_algorithm_that_the_provider_does_not_list_is_not_believed() throws Exception {
    assertRefused(
        Reason.ID_TOKEN_ALGORITHM,
        token(header(JWSAlgorithm.PS256).build(), PAYLOAD, new RSASSASigner(KEY)));
  }

  @Test
  void an_algorithm_that_is_listed_and_not_accepted_here_is_not_believed() throws Exception {
    try (TinyProvider old =
        TinyProvider.openId(
            Map.of("id_token_signing_alg_values_supported", List.of("RS512", "HS256")))) {
      String token = token(header(JWSAlgorithm.RS512).build(), PAYLOAD, new RSASSASigner(KEY));

      assertEquals(
          Reason.ID_TOKEN_ALGORITHM, new SignedTokens(old.provider()).check(token).reason());
    }
  }

  @Test
  void a_public_key_is_not_a_shared_secret() throws Exception {
    byte[] secret = KEY.toRSAPublicKey().getEncoded();

    assertRefused(
        Reason.ID_TOKEN_ALGORITHM,
        token(header(JWSAlgorithm.HS256).build(), PAYLOAD, new MACSigner(secret)));
  }

  @Test
  void an_extension_that_must_be_understood_is_not() throws Exception {
    JWSHeader header =
        header(JWSAlgorithm.RS256).criticalParams(Set.of("exp")).customParam("exp", 1).build();

    assertRefused(Reason.ID_TOKEN_ALGORITHM, token(header, PAYLOAD, new RSASSASigner(KEY)));
  }

  @Test
  void a_changed_payload_is_noticed() throws Exception {
    List<String> parts = List.of(rs256(KEY, PAYLOAD).split("\\.", -1));

    assertRefused(
        Reason.ID_TOKEN_SIGNATURE,
        parts.get(0) + "." + encoded(PAYLOAD.replace("-1", "-2")) + "." + parts.get(2));
  }

  @Test
  void no_signature_is_another_algorithm() throws Exception {
    assertRefused(
        Reason.ID_TOKEN_ALGORITHM, encoded("{\"alg\":\"none\"}") + "." + encoded(PAYLOAD) + ".");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "a.b.c", "a.b.c.d.e", "\u0000", "e30.e30.e30"})
  void what_is_no_signed_token_is_not_read(String text) throws Exception {
    assertRefused(Reason.ID_TOKEN_MALFORMED, text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"not JSON", "{\"exp\":\"soon\"}"})
  void a_signed_payload_that_is_no_claims_set_is_not_read(String payload) throws Exception {
    assertRefused(Reason.ID_TOKEN_MALFORMED, rs256(KEY, payload));
  }

  @Test
  void a_signed_payload_that_is_not_base64url_is_not_read() throws Exception {
    var token =
        new JWSObject(
            Jwts.header(JWSAlgorithm.RS256, KEY), new Payload(new Base64URL("eyJzdWIiOiJhIn0~")));
    token.sign(new RSASSASigner(KEY));

    assertRefused(Reason.ID_TOKEN_MALFORMED, token.serialize());
  }

  @Test
  void a_payload_that_nests_too_deep_is_not_read() throws Exception {
    String deep = "{\"a\":" + "[".repeat(40) + "]".repeat(40) + "}";

    assertRefused(Reason.ID_TOKEN_MALFORMED, rs256(KEY, deep));
  }

  @Test
  void without_keys_nothing_is_judged() throws Exception {
    provider.answer("/keys", 503, "");
    String token = rs256(KEY, PAYLOAD);

    assertThrows(ProviderUnavailable.class, () -> tokens.check(token));
  }
}
