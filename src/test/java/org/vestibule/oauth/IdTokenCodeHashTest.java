package org.vestibule.oauth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vestibule.http.Secret;

/** Code and hash of OpenID Connect Core 1.0, appendix A.4. */
class IdTokenCodeHashTest {
  private static final String CODE = "Qcb0Orv1zh30vL1MPRsbm-diHiMwcLyZvn1arpZv-Jxf_11jnpEX3Tgfvk";
  private static final String HASH = "LDktKdoQak3Pk0cnXxCltA";
  private static final Optional<Reason> WRONG = Optional.of(Reason.ID_TOKEN_C_HASH);

  private static Optional<Reason> problem(Object hash, Optional<String> code) {
    var claims = new JWTClaimsSet.Builder().claim("c_hash", hash).build();
    return IdTokenRules.codeHashProblem(claims, code.map(Secret::new));
  }

  @Test
  void the_hash_of_the_code_is_right() {
    assertEquals(Optional.empty(), problem(HASH, Optional.of(CODE)));
  }

  @Test
  void a_hash_may_be_missing() {
    var claims = new JWTClaimsSet.Builder().build();

    assertEquals(
        Optional.empty(), IdTokenRules.codeHashProblem(claims, Optional.of(new Secret(CODE))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "LDktKdoQak3Pk0cnXxCltB",
        "ldktkdoqak3pk0cnxxclta",
        "LDktKdoQak3Pk0cnXxCltA==",
        "LDktKdoQak3Pk0cnXxClt",
        CODE
      })
  void another_hash_is_wrong(String hash) {
    assertEquals(WRONG, problem(hash, Optional.of(CODE)));
  }

  @Test
  void a_hash_that_is_no_text_is_wrong() {
    assertEquals(WRONG, problem(1, Optional.of(CODE)));
  }

  @Test
  void the_hash_of_another_code_is_wrong() {
    assertEquals(WRONG, problem(HASH, Optional.of(CODE + "x")));
  }

  @Test
  void a_refreshed_token_answers_no_code() {
    assertEquals(Optional.empty(), problem("anything", Optional.empty()));
  }

  @Test
  void a_verified_token_has_been_checked_for_it() {
    try (TinyProvider provider = TinyProvider.openId(Map.of())) {
      var verifier = new IdTokenVerifier(provider.provider(), TinyProvider.CLIENT, provider.clock);
      Map<String, Object> claims = provider.idToken();
      claims.put("c_hash", HASH);
      var token = new Secret(TinyProvider.sign(TinyProvider.KEY, claims));

      assertTrue(verifier.verify(token, context(CODE)) instanceof IdTokenResult.Verified);
      assertEquals(
          new IdTokenResult.Rejected(Reason.ID_TOKEN_C_HASH),
          verifier.verify(token, context("another code")));
    }
  }

  private static IdTokenVerifier.Context context(String code) {
    return new IdTokenVerifier.Context(
        Optional.empty(),
        Optional.of(new Secret(code)),
        new AccessToken(new Secret("at"), TinyProvider.NOW.plus(Duration.ofHours(1))));
  }
}
