package org.vestibule.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.hostile.Signer;
import org.vestibule.http.Secret;

final class IdTokenHostileTest {
  private static final Signer SIGNER = new Signer();
  private static final ProviderOnce OPENID = ProviderOnce.openId(SIGNER);
  private static final ProviderOnce ENTRA = ProviderOnce.entra(SIGNER);
  private static final String CLIENT = "client";
  private static final IdTokenVerifier.Context CONTEXT =
      new IdTokenVerifier.Context(
          Optional.of("nonce-1"),
          Optional.of(new Secret("code-1")),
          new AccessToken(new Secret("token-1"), ProviderOnce.NOW.plusSeconds(300)));

  private static final String CLAIMS =
      """
      {"iss":"$ISS","aud":"client","exp":$NOW,"iat":$NOW,"nonce":"nonce-1","sub":"s","oid":"o",\
      "tid":"11111111-2222-3333-4444-555555555555","name":"Ada"}""";

  private static IdTokenResult verify(ProviderOnce from, String token) {
    return new IdTokenVerifier(from.provider(), CLIENT, ProviderOnce.CLOCK)
        .verify(new Secret(token), CONTEXT);
  }

  private static String filled(ProviderOnce from, String claims) {
    return claims
        .replace("$ISS", from.issuer())
        .replace("$NOW", String.valueOf(ProviderOnce.NOW.getEpochSecond()));
  }

  @Test
  void genuine_tokens_are_believed() {
    for (ProviderOnce from : List.of(OPENID, ENTRA)) {
      for (String algorithm : List.of("RS256", "PS256", "ES256")) {
        String header = "{\"alg\":\"" + algorithm + "\"}";

        IdTokenResult result = verify(from, SIGNER.token(algorithm, header, filled(from, CLAIMS)));

        assertTrue(result instanceof IdTokenResult.Verified, result::toString);
      }
    }
  }

  @FuzzTest
  void no_text_is_believed(byte[] input) {
    for (ProviderOnce from : List.of(OPENID, ENTRA)) {
      assertTrue(verify(from, new String(input, UTF_8)) instanceof IdTokenResult.Rejected);
    }
  }

  /** Three bytes of the input change one character of a genuine token: where, and to what. */
  @FuzzTest
  void no_altered_token_is_believed(byte[] input) {
    String genuine = SIGNER.token("RS256", "{\"alg\":\"RS256\"}", filled(OPENID, CLAIMS));
    String altered = altered(genuine, input);
    int signed = genuine.lastIndexOf('.');

    IdTokenResult result = verify(OPENID, altered);

    if (result instanceof IdTokenResult.Verified) {
      // White space around a token and the last bits of its base64 carry nothing.
      assertTrue(altered.strip().startsWith(genuine.substring(0, signed + 1)), altered);
    } else {
      assertTrue(result instanceof IdTokenResult.Rejected, result::toString);
    }
  }

  private static String altered(String token, byte[] edits) {
    var text = new StringBuilder(token);
    for (int i = 0; i + 2 < edits.length && text.length() > 0; i += 3) {
      int at = ((edits[i] & 0xff) << 8 | (edits[i + 1] & 0xff)) % text.length();
      int to = edits[i + 2] & 0xff;
      if (to < 2) {
        text.deleteCharAt(at);
      } else if (to < 4) {
        text.insert(at, text.substring(at / 2, at));
      } else {
        text.setCharAt(at, (char) to);
      }
    }
    return text.toString();
  }

  /** The input's first line says how to sign, its second is the header, the rest are the claims. */
  @FuzzTest
  void only_what_the_provider_signed_for_us_is_believed(byte[] input) {
    String[] lines = new String(input, UTF_8).split("\n", 3);
    if (lines.length < 3) {
      return;
    }
    for (ProviderOnce from : List.of(OPENID, ENTRA)) {
      String claims = filled(from, lines[2]);

      IdTokenResult result = verify(from, SIGNER.token(lines[0], lines[1], claims));

      if (result instanceof IdTokenResult.Verified verified) {
        assertTrue(Signer.genuine(lines[0]), lines[0]);
        believable(from, verified.idToken(), claims);
      } else {
        assertTrue(result instanceof IdTokenResult.Rejected, result::toString);
      }
      Continuity kept = Continuity.of(Optional.of(new Secret(SIGNER.token("", lines[1], claims))));
      assertTrue(kept.follows(kept));
    }
  }

  private static void believable(ProviderOnce from, IdToken token, String claims) {
    assertEquals(from.issuer(), token.issuer());
    assertEquals(Optional.of("nonce-1"), token.nonce());
    assertFalse(token.subject().isEmpty());
    assertTrue(claims.contains("exp") || claims.contains("\\u"), claims);
    assertEquals(
        from == ENTRA ? Optional.of(ProviderOnce.TENANT) : Optional.empty(), token.tenant());
    assertEquals(from == ENTRA, token.objectId().isPresent());
  }
}
