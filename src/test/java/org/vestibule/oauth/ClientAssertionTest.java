package org.vestibule.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.certificates.TestCertificate;

class ClientAssertionTest {
  private static final String CLIENT = "app-1";
  private static final URI ENDPOINT = URI.create("https://login.example.org/t/oauth2/v2.0/token");
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private @TempDir Path directory;

  private static TestCertificate curve() {
    return TestCertificate.of("curve").make();
  }

  private ClientAuthentication of(TestCertificate made) {
    var number = new AtomicInteger();
    return ClientAssertion.certificate(
        CLIENT,
        new ClientCertificate(
            made.store(directory.resolve("client.p12"), "store-password"), "store-password"),
        CLOCK,
        () -> "random-" + number.incrementAndGet());
  }

  private static SignedJWT assertion(ClientAuthentication authentication) throws Exception {
    return SignedJWT.parse(
        Optional.ofNullable(authentication.prove(ENDPOINT).form().get("client_assertion"))
            .orElseThrow());
  }

  @Test
  void it_stands_in_the_form_with_its_type_and_the_client() throws Exception {
    ClientAuthentication.Proof proof = of(curve()).prove(ENDPOINT);

    assertEquals(
        Set.of("client_id", "client_assertion_type", "client_assertion"), proof.form().keySet());
    assertEquals(CLIENT, proof.form().get("client_id"));
    assertEquals(
        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
        proof.form().get("client_assertion_type"));
    assertEquals(Map.of(), proof.headers());
    assertFalse(proof.toString().contains("ey"));
  }

  @Test
  void its_claims_are_those_that_microsoft_asks_for() throws Exception {
    assertEquals(
        Map.of(
            "aud", List.of(ENDPOINT.toString()),
            "iss", CLIENT,
            "sub", CLIENT,
            "jti", "random-1",
            "nbf", Date.from(NOW),
            "iat", Date.from(NOW),
            "exp", Date.from(NOW.plusSeconds(300))),
        assertion(of(curve())).getJWTClaimsSet().getClaims());
  }

  @Test
  void an_rsa_key_signs_ps256_and_names_its_certificate() throws Exception {
    TestCertificate rsa = TestCertificate.of("rsa").rsa(2048).make();

    SignedJWT jwt = assertion(of(rsa));

    assertEquals(
        Map.of("alg", "PS256", "typ", "JWT", "x5t#S256", thumbprint(rsa)),
        jwt.getHeader().toJSONObject());
    assertTrue(jwt.verify(new RSASSAVerifier((RSAPublicKey) rsa.certificate().getPublicKey())));
  }

  @Test
  void an_elliptic_key_signs_es256_and_names_its_certificate() throws Exception {
    TestCertificate curve = curve();

    SignedJWT jwt = assertion(of(curve));

    assertEquals(
        Map.of("alg", "ES256", "typ", "JWT", "x5t#S256", thumbprint(curve)),
        jwt.getHeader().toJSONObject());
    assertTrue(jwt.verify(new ECDSAVerifier((ECPublicKey) curve.certificate().getPublicKey())));
  }

  private static String thumbprint(TestCertificate made) throws Exception {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(
            MessageDigest.getInstance("SHA-256").digest(made.certificate().getEncoded()));
  }

  @Test
  void each_request_gets_one_of_its_own() throws Exception {
    ClientAuthentication authentication = of(curve());

    assertEquals("random-1", assertion(authentication).getJWTClaimsSet().getJWTID());
    assertEquals("random-2", assertion(authentication).getJWTClaimsSet().getJWTID());
  }

  @Test
  void a_curve_that_es256_does_not_know_cannot_sign() throws Exception {
    ClientAuthentication authentication =
        of(TestCertificate.of("bigger").curve("secp384r1").make());

    assertThrows(CredentialUnavailable.class, () -> authentication.prove(ENDPOINT));
  }

  @Test
  void a_federated_token_is_sent_as_the_file_has_it_now() throws Exception {
    Path file = Files.writeString(directory.resolve("token"), "first.of.platform\n");
    ClientAuthentication authentication = ClientAssertion.federated(CLIENT, file);

    Map<String, String> before = authentication.prove(ENDPOINT).form();
    Files.writeString(file, "other.of.platform\n");
    Map<String, String> after = authentication.prove(ENDPOINT).form();

    assertEquals(
        Map.of(
            "client_id", CLIENT,
            "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
            "client_assertion", "first.of.platform"),
        before);
    assertEquals("other.of.platform", after.get("client_assertion"));
  }

  @Test
  void a_missing_federated_token_is_told_without_its_path() {
    assertUnreadable("NoSuchFileException", directory.resolve("none"));
  }

  @Test
  void a_federated_token_that_is_no_text_is_told_without_its_bytes() throws Exception {
    assertUnreadable(
        "MalformedInputException",
        Files.write(directory.resolve("bytes"), new byte[] {(byte) 0xC3, 0x28}));
  }

  private static void assertUnreadable(String cause, Path file) {
    ClientAuthentication authentication = ClientAssertion.federated(CLIENT, file);

    var failure = assertThrows(CredentialUnavailable.class, () -> authentication.prove(ENDPOINT));

    assertEquals("the federated token file cannot be read (" + cause + ")", failure.getMessage());
  }
}
