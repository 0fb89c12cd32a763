package org.vestibule.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.PublicKey;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmulatorKeysTest {
  private Emulator emulator;
  private Visitor visitor;

  @BeforeEach
  void start() throws IOException {
    emulator = Emulator.start(0);
    emulator.allowRedirect(Visitor.CALLBACK);
    visitor = new Visitor(emulator);
  }

  @AfterEach
  void stop() {
    emulator.close();
  }

  private Jws idToken() {
    return Jws.parse(Visitor.member(visitor.signIn(Persona.ADA).body(), "id_token"));
  }

  private static PublicKey published(String algorithm) {
    SigningKeys keys = new SigningKeys(0);
    keys.signWith(algorithm);
    return keys.current().pair().getPublic();
  }

  private String keySet() {
    return visitor.get(visitor.tenant("/discovery/v2.0/keys")).body();
  }

  private String algorithms() {
    String metadata = visitor.get(visitor.tenant("/v2.0/.well-known/openid-configuration")).body();
    return Visitor.find(metadata, "\"id_token_signing_alg_values_supported\":(\\[[^]]*])");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"RS256", "PS256", "ES256"})
  void signs_with_the_chosen_algorithm(String algorithm) {
    emulator.signWith(algorithm);

    Jws token = idToken();

    assertEquals(algorithm, token.head("alg"));
    assertTrue(token.signedBy(algorithm, published(algorithm)));
    assertTrue(keySet().contains("\"kid\":\"" + token.head("kid") + "\""));
    assertEquals("[\"" + algorithm + "\"]", algorithms());
  }

  @Test
  void other_algorithms_are_not_known() {
    assertThrows(IllegalArgumentException.class, () -> emulator.signWith("RS512"));
  }

  @Test
  void elliptic_curve_keys_are_published_beside_the_others() {
    emulator.signWith("ES256");

    assertEquals(3, keySet().split("\"crv\":\"P-256\"", -1).length);
    assertEquals(3, keySet().split("\"kty\":\"RSA\"", -1).length);
  }

  @Test
  void logout_tokens_are_signed_with_it_too() {
    emulator.signWith("ES256");

    Jws token = Jws.parse(emulator.logoutToken(Persona.ADA));

    assertTrue(token.signedBy("ES256", published("ES256")));
  }

  @Test
  void the_metadata_may_list_other_algorithms() {
    emulator.advertiseAlgorithms(List.of("RS256", "none"));

    assertEquals("[\"RS256\",\"none\"]", algorithms());
  }

  @Test
  void keys_may_rotate_just_before_a_token_is_signed() {
    String before = keySet();
    String first = Visitor.member(before, "kid");
    emulator.rotateBeforeNextToken();
    assertEquals(before, keySet());

    Jws token = idToken();

    assertFalse(token.head("kid").equals(first));
    assertFalse(keySet().contains(first));
    assertEquals(token.head("kid"), idToken().head("kid"));
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(ints = {1, 5})
  void another_number_of_keys_may_be_published(int count) {
    emulator.publishKeys(count);

    assertEquals(count + 1, keySet().split("\"kid\"", -1).length);
  }

  @Test
  void keys_and_tokens_may_have_no_identifier() {
    emulator.keysWithoutIds();

    assertFalse(keySet().contains("\"kid\"") || keySet().contains("\"x5t\""));
    assertFalse(idToken().header().containsKey("kid"));
  }

  @Test
  void keys_may_name_another_issuer() {
    emulator.keysWithIssuer("https://login.microsoftonline.com/other/v2.0");

    assertEquals(
        "https://login.microsoftonline.com/other/v2.0", Visitor.member(keySet(), "issuer"));
  }
}
