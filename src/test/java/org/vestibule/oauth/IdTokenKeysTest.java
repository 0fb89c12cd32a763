package org.vestibule.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.vestibule.oauth.Jwts.KEY;
import static org.vestibule.oauth.Jwts.OTHER_KEY;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.http.Secret;

/** Which key a token is verified with. */
class IdTokenKeysTest {
  private final LocalProvider local = new LocalProvider();
  private final IdTokenVerifier verifier = local.verifier(local.provider());

  @AfterEach
  void close() {
    local.close();
  }

  @Test
  void a_key_that_travels_in_the_header_is_not_looked_at() {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID("key-2")
            .jwk(OTHER_KEY.toPublicJWK())
            .build();

    assertEquals("KEY", judge(Jwts.sign(header, OTHER_KEY, payload())));
  }

  @Test
  void an_address_of_keys_in_the_header_is_not_asked() {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID("key-2")
            .jwkURL(URI.create(local.at("/evil")))
            .x509CertURL(URI.create(local.at("/evil")))
            .build();

    assertEquals("KEY", judge(Jwts.sign(header, OTHER_KEY, payload())));
    assertEquals(0, local.server.count("/evil"));
  }

  @Test
  void a_borrowed_key_id_does_not_help() {
    JWSHeader header = Jwts.header(JWSAlgorithm.RS256, KEY);

    assertEquals("SIGNATURE", judge(Jwts.sign(header, OTHER_KEY, payload())));
  }

  @Test
  void a_new_key_is_fetched_once_when_it_is_first_met() {
    assertEquals("verified", judge(Jwts.sign(KEY, local.claims())));
    local.keys(KEY, OTHER_KEY);

    assertEquals("verified", judge(Jwts.sign(OTHER_KEY, local.claims())));
    assertEquals("verified", judge(Jwts.sign(OTHER_KEY, local.claims())));
    assertEquals(2, local.server.count("/keys"));
  }

  @Test
  void tokens_of_unknown_keys_do_not_make_a_flood() {
    assertEquals("verified", judge(Jwts.sign(KEY, local.claims())));

    for (int i = 0; i < 10; i++) {
      assertEquals("KEY", judge(Jwts.sign(OTHER_KEY, local.claims())));
    }

    assertEquals(2, local.server.count("/keys"));
    local.clock.pass(Duration.ofSeconds(30));
    assertEquals("KEY", judge(Jwts.sign(OTHER_KEY, local.claims())));
    assertEquals(3, local.server.count("/keys"));
  }

  @Test
  void ten_thousand_invented_keys_do_not_keep_an_honest_user_out() {
    String honest = Jwts.sign(KEY, local.claims());
    assertEquals("verified", judge(honest));
    String rest = honest.substring(honest.indexOf('.'));

    for (int i = 0; i < 10_000; i++) {
      assertEquals("KEY", judge(header("invented-" + i) + rest));
      if (i == 5_000) {
        assertEquals("verified", judge(honest));
      }
    }

    assertEquals("verified", judge(honest));
    assertEquals(2, local.server.count("/keys"));
  }

  private static String header(String keyId) {
    return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build().toBase64URL().toString();
  }

  @Test
  void a_key_for_another_issuer_signs_nothing_here() {
    Map<String, Object> foreign = KEY.toPublicJWK().toJSONObject();
    foreign.put("issuer", local.issuer("9188040d-6c67-4c5b-b112-36a304b66dad"));
    local.keyMembers(List.of(foreign));

    assertEquals("KEY", judge(Jwts.sign(KEY, local.claims())));
  }

  @Test
  void a_key_for_a_template_signs_for_the_tenant() {
    Map<String, Object> template = KEY.toPublicJWK().toJSONObject();
    template.put("issuer", local.issuer("{tenantid}"));
    local.keyMembers(List.of(template));

    assertEquals("verified", judge(Jwts.sign(KEY, local.claims())));
  }

  @Test
  void without_keys_nothing_can_be_said() {
    local.server.answer("/keys", 503, "", "Retry-After", "7");

    assertEquals("throttled", judge(Jwts.sign(KEY, local.claims())));
  }

  private String payload() {
    return JSONObjectUtils.toJSONString(local.claims());
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
