package org.vestibule.emulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.security.PublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmulatorForgeryTest {
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

  private Jws struck(Fault fault) {
    emulator.next(fault);
    return idToken();
  }

  private static PublicKey published(String algorithm) {
    SigningKeys keys = new SigningKeys(0);
    keys.signWith(algorithm);
    return keys.current().pair().getPublic();
  }

  private static PublicKey unpublished() {
    return new SigningKeys(0).unpublished().pair().getPublic();
  }

  private String keySet() {
    return visitor.get(visitor.tenant("/discovery/v2.0/keys")).body();
  }

  @Test
  void rs512_is_signed_well() {
    Jws token = struck(Fault.ID_TOKEN_RS512);

    assertEquals("RS512", token.head("alg"));
    assertTrue(token.signedBy("RS512", published("RS256")));
  }

  @Test
  void an_unknown_critical_extension_is_signed_well() {
    Jws token = struck(Fault.ID_TOKEN_CRIT);

    assertEquals(List.of("urn:example:must-understand"), token.header().get("crit"));
    assertTrue(token.signedBy("RS256", published("RS256")));
  }

  @Test
  void an_embedded_key_fits_the_signature_and_is_not_published() {
    Jws token = struck(Fault.ID_TOKEN_EMBEDDED_JWK);

    assertTrue(token.header().get("jwk") instanceof Map<?, ?> jwk && jwk.containsKey("n"));
    assertFalse(keySet().contains(token.head("kid")));
    assertTrue(token.signedBy("RS256", unpublished()));
  }

  @Test
  void a_key_address_leads_to_the_forgers_key_and_is_recorded() {
    Jws token = struck(Fault.ID_TOKEN_JKU);
    assertEquals(emulator.base() + "/elsewhere/keys", token.head("jku"));
    assertTrue(emulator.requests("/elsewhere/keys").isEmpty());

    String keys = visitor.get(URI.create(token.head("jku"))).body();

    assertTrue(keys.contains(token.head("kid")));
    assertFalse(keySet().contains(token.head("kid")));
    assertEquals(1, emulator.requests("/elsewhere/keys").size());
  }

  @Test
  void an_encrypted_token_has_five_parts() {
    emulator.next(Fault.ID_TOKEN_JWE);

    String token = Visitor.member(visitor.signIn(Persona.ADA).body(), "id_token");

    assertEquals(5, token.split("\\.", -1).length);
  }

  @Test
  void deeply_nested_claims_are_signed_well() {
    emulator.next(Fault.ID_TOKEN_DEEP_JSON);

    String token = Visitor.member(visitor.signIn(Persona.ADA).body(), "id_token");

    int first = token.indexOf('.');
    int last = token.lastIndexOf('.');
    byte[] claims = Base64.getUrlDecoder().decode(token.substring(first + 1, last));
    assertTrue(claims.length > 100_000);
    Jws envelope = new Jws(Map.of(), Map.of(), token.substring(0, last), token.substring(last + 1));
    assertTrue(envelope.signedBy("RS256", published("RS256")));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "WRONG_C_HASH, c_hash, AAAAAAAAAAAAAAAAAAAAAA",
    "NO_OID, oid, null",
    "NO_TID, tid, null",
    "ARRAY_AUD_EMPTY, aud, []"
  })
  void spoils_a_claim(Fault fault, String claim, String value) {
    assertEquals(value, String.valueOf(struck(fault).claims().get(claim)));
  }

  @Test
  void spoils_times() {
    long now = System.currentTimeMillis() / 1000;

    assertTrue(struck(Fault.OLD_IAT).seconds("iat", now) < now - 600_000);
    assertTrue(struck(Fault.FUTURE_IAT).seconds("iat", now) > now + 3000);
    assertTrue(struck(Fault.STRING_EXP).text("exp").matches("\\d{10}"));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "REFRESHED_OTHER_USER, sub",
    "REFRESHED_OTHER_ISSUER, iss",
    "REFRESHED_WITH_NONCE, nonce"
  })
  void spoils_a_refreshed_token_only(Fault fault, String claim) {
    emulator.next(fault);
    String first = visitor.signIn(Persona.ADA).body();
    String refreshToken = Visitor.member(first, "refresh_token");
    Jws healthy = token(visitor.refresh(refreshToken, Map.of()));
    emulator.next(fault);

    Jws spoilt = token(visitor.refresh(refreshToken, Map.of()));

    assertEquals("nonce-1", Jws.parse(Visitor.member(first, "id_token")).text("nonce"));
    assertFalse(healthy.text(claim).equals(spoilt.text(claim)));
  }

  private static Jws token(HttpResponse<String> answer) {
    return Jws.parse(Visitor.member(answer.body(), "id_token"));
  }

  @Test
  void an_access_token_may_expire_at_once() {
    emulator.next(Fault.EXPIRED_ACCESS_TOKEN);

    String body = visitor.signIn(Persona.ADA).body();

    assertEquals("0", Visitor.member(body, "expires_in"));
    assertEquals(401, visitor.whoAmI(Visitor.member(body, "access_token")).statusCode());
  }

  @Test
  void the_scope_may_be_empty_or_wider() {
    emulator.next(Fault.EMPTY_SCOPE);
    emulator.next(Fault.WIDER_SCOPE);

    assertTrue(visitor.signIn(Persona.ADA).body().contains("\"scope\":\"\""));
    assertTrue(
        Visitor.member(visitor.signIn(Persona.ADA).body(), "scope")
            .endsWith("https://graph.microsoft.com/Directory.ReadWrite.All"));
  }
}
