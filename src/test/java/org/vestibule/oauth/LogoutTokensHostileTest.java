package org.vestibule.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.hostile.Signer;

final class LogoutTokensHostileTest {
  private static final Signer SIGNER = new Signer();
  private static final ProviderOnce PROVIDER = ProviderOnce.openId(SIGNER);
  private static final String CLAIMS =
      """
      {"iss":"$ISS","aud":"client","exp":$NOW,"iat":$NOW,"jti":"j","sid":"s","sub":"u",\
      "events":{"http://schemas.openid.net/event/backchannel-logout":{}}}""";

  private static Optional<LogoutTokens.Ended> judge(String token) {
    return new LogoutTokens(PROVIDER.provider(), "client", ProviderOnce.CLOCK, jti -> true)
        .judge(token);
  }

  private static String filled(String claims) {
    return claims
        .replace("$ISS", PROVIDER.issuer())
        .replace("$NOW", String.valueOf(ProviderOnce.NOW.getEpochSecond()));
  }

  @Test
  void a_genuine_token_is_believed() {
    String token = SIGNER.token("ES256", "{\"alg\":\"ES256\",\"kid\":\"ec\"}", filled(CLAIMS));

    assertEquals(
        Optional.of(
            new LogoutTokens.Ended(Optional.of("s"), Optional.of(PROVIDER.issuer() + " u"))),
        judge(token));
  }

  @FuzzTest
  void no_text_is_believed(byte[] input) {
    assertEquals(Optional.empty(), judge(new String(input, UTF_8)));
  }

  /** The input's first line says how to sign, its second is the header, the rest are the claims. */
  @FuzzTest
  void only_what_the_provider_signed_for_us_is_believed(byte[] input) {
    String[] lines = new String(input, UTF_8).split("\n", 3);
    if (lines.length < 3) {
      return;
    }

    Optional<LogoutTokens.Ended> ended = judge(SIGNER.token(lines[0], lines[1], filled(lines[2])));

    if (ended.isPresent()) {
      assertTrue(Signer.genuine(lines[0]), lines[0]);
      assertTrue(ended.get().sessionId().isPresent() || ended.get().subject().isPresent());
      ended
          .get()
          .subject()
          .ifPresent(subject -> assertTrue(subject.startsWith(PROVIDER.issuer() + " "), subject));
    }
  }
}
