package org.vestibule.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures and wrappings that have broken verifiers elsewhere. */
class HostileSignaturesTest {
  /** The order of the curve P-256. */
  private static final String ORDER =
      "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551";

  private static final String PAYLOAD = "{\"sub\":\"subject-1\"}";
  private final TinyProvider provider = TinyProvider.openId(Map.of());
  private final SignedTokens tokens = new SignedTokens(provider.provider());
  private ECKey curve;

  @BeforeEach
  void publish() throws Exception {
    curve = new ECKeyGenerator(Curve.P_256).keyID("key-1").generate();
    provider.publish(curve);
  }

  @AfterEach
  void close() {
    provider.close();
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  private Reason refusal(byte[] signature) throws Exception {
    String signed = encoded("{\"alg\":\"ES256\",\"kid\":\"key-1\"}") + "." + encoded(PAYLOAD) + ".";
    SignedTokens.Checked checked =
        tokens.check(signed + Base64.getUrlEncoder().withoutPadding().encodeToString(signature));

    assertTrue(checked.claims().isEmpty());
    return checked.reason();
  }

  /** On a JVM of April 2022 or older the first of these holds for any message (CVE-2022-21449). */
  @ParameterizedTest(name = "r {0}, s {1}")
  @CsvSource({
    "00, 00",
    "00, 01",
    "01, 00",
    ORDER + ", " + ORDER,
    ORDER + ", 01",
    "01, " + ORDER,
    "00, " + ORDER
  })
  void an_elliptic_signature_at_the_edge_of_its_range_is_none(String r, String s) throws Exception {
    byte[] signature = new byte[64];
    copy(r, signature, 32);
    copy(s, signature, 64);

    assertEquals(Reason.ID_TOKEN_SIGNATURE, refusal(signature));
  }

  private static void copy(String hex, byte[] target, int end) {
    byte[] number = HexFormat.of().parseHex(hex);
    System.arraycopy(number, 0, target, end - number.length, number.length);
  }

  @ParameterizedTest(name = "{0} bytes")
  @ValueSource(ints = {0, 1, 32, 63, 65, 128, 4096})
  void an_elliptic_signature_of_another_length_is_none(int length) throws Exception {
    Reason reason = refusal(new byte[length]);

    // Without a signature it counts as one that says none.
    assertEquals(length == 0 ? Reason.ID_TOKEN_ALGORITHM : Reason.ID_TOKEN_SIGNATURE, reason);
  }

  @Test
  void zeros_in_the_form_of_der_are_none_either() throws Exception {
    assertEquals(Reason.ID_TOKEN_SIGNATURE, refusal(HexFormat.of().parseHex("3006020100020100")));
  }

  @Test
  void a_good_elliptic_signature_in_the_form_of_der_is_none_and_as_it_should_be_holds()
      throws Exception {
    var token =
        new JWSObject(
            new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("key-1").build(), new Payload(PAYLOAD));
    token.sign(new ECDSASigner(curve));
    byte[] good = token.getSignature().decode();

    assertEquals(Reason.ID_TOKEN_SIGNATURE, refusal(der(good)));
    assertTrue(tokens.check(token.serialize()).claims().isPresent());
  }

  private static byte[] der(byte[] signature) {
    byte[] r = new BigInteger(1, Arrays.copyOf(signature, 32)).toByteArray();
    byte[] s = new BigInteger(1, Arrays.copyOfRange(signature, 32, 64)).toByteArray();
    var hex = HexFormat.of();
    return hex.parseHex(
        "30%02x02%02x%s02%02x%s"
            .formatted(
                4 + r.length + s.length, r.length, hex.formatHex(r), s.length, hex.formatHex(s)));
  }

  /** To read it would take a thousand million rounds of hashing (CVE-2023-52428). */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A128GCM\",\"p2c\":1000000000,\"p2s\":\"AAAAAAAAAAA\"}",
        "{\"alg\":\"PBES2-HS512+A256KW\",\"enc\":\"A256CBC-HS512\",\"p2c\":2147483647,\"p2s\":\"AA\"}",
        "{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A128GCM\",\"zip\":\"DEF\",\"cty\":\"JWT\"}",
        "{\"alg\":\"dir\",\"enc\":\"A128GCM\",\"kid\":\"key-1\"}"
      })
  @Timeout(20)
  void an_encrypted_token_is_not_even_tried(String header) throws Exception {
    String inner = encoded(encoded("{\"alg\":\"none\"}") + "." + encoded(PAYLOAD) + ".");

    SignedTokens.Checked checked = tokens.check(encoded(header) + ".AAAA.AAAA." + inner + ".AAAA");

    assertEquals(Reason.ID_TOKEN_MALFORMED, checked.reason());
    assertEquals(0, provider.asked("/keys").size());
  }
}
