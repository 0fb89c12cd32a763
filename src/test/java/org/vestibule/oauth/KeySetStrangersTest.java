package org.vestibule.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeySetStrangersTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"kty\":\"RSA\",\"kid\":\"x\"}",
        "{\"kid\":\"x\"}",
        "{\"kty\":\"EC\",\"crv\":\"P-999\",\"kid\":\"x\",\"x\":\"AA\",\"y\":\"AA\"}",
        "{\"kty\":\"new\"}",
        "1",
        "null",
        "[]"
      })
  void a_key_that_cannot_be_read_leaves_the_others_good(String stranger) throws JOSEException {
    RSAKey good = new RSAKeyGenerator(2048).keyID("good").generate().toPublicJWK();

    KeySet keys =
        KeySet.parse("{\"keys\":[" + stranger + "," + good.toJSONString() + "]}").orElseThrow();

    var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("good").build();
    assertTrue(keys.find(header).isPresent());
    assertEquals(
        false, keys.find(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("x").build()).isPresent());
  }
}
