package org.vestibule.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.Base64URL;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.hostile.Signer;

final class KeySetHostileTest {
  private static final List<JWSAlgorithm> ALGORITHMS =
      List.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256, JWSAlgorithm.HS256);

  @FuzzTest
  void whatever_is_read_verifies_asymmetric_signatures_only(byte[] input) throws JOSEException {
    Optional<KeySet> keys = KeySet.parse(new String(input, UTF_8));

    if (keys.isPresent()) {
      for (JWSAlgorithm algorithm : ALGORITHMS) {
        for (String id : new String[] {null, "rsa", "ec", ""}) {
          Optional<KeySet.Key> key =
              keys.get().find(new JWSHeader.Builder(algorithm).keyID(id).build());
          if (key.isPresent()) {
            assertFalse(algorithm.equals(JWSAlgorithm.HS256), "a symmetric key was kept");
            assertTrue(id == null || id.equals(key.get().id()));
            refuses(key.get(), algorithm);
          }
        }
      }
    }
  }

  private static void refuses(KeySet.Key key, JWSAlgorithm algorithm) throws JOSEException {
    for (int length : new int[] {0, 64, 256}) {
      var zeros = Base64URL.encode(new byte[length]);
      assertFalse(
          key.verifier().verify(new JWSHeader(algorithm), "a.b".getBytes(UTF_8), zeros),
          "zeros are no signature");
    }
  }

  @Test
  void keys_of_the_provider_are_read() {
    KeySet keys = KeySet.parse(new Signer().keySet()).orElseThrow();

    assertEquals(
        Optional.of("rsa"), keys.find(new JWSHeader(JWSAlgorithm.RS256)).map(KeySet.Key::id));
  }
}
