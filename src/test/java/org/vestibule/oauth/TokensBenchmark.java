package org.vestibule.oauth;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.vestibule.http.Reply;
import org.vestibule.http.Secret;

/** What a callback pays for its tokens, once the provider's answer is here. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TokensBenchmark {
  private final LocalProvider local = new LocalProvider();
  private final IdTokenVerifier verifier = local.verifier(local.provider());
  private final Secret idToken = new Secret(Jwts.sign(Jwts.KEY, local.claims()));
  private final IdTokenVerifier.Context context =
      new IdTokenVerifier.Context(
          Optional.of(LocalProvider.NONCE),
          Optional.empty(),
          new AccessToken(new Secret("a".repeat(1900)), LocalProvider.NOW));
  private final CallbackParameters callback =
      new CallbackParameters(
          Map.of(
              "code", new String[] {"1." + "c".repeat(1200)},
              "state", new String[] {LocalProvider.NONCE},
              "session_state", new String[] {LocalProvider.TENANT}));
  private final AuthorizationResponse.Issuer issuer =
      new AuthorizationResponse.Issuer(iss -> true, false);
  private final Reply reply = new Reply(200, Map.of(), body());

  private String body() {
    return JSONObjectUtils.toJSONString(
        Map.of(
            "token_type",
            "Bearer",
            "scope",
            "openid https://contoso.crm4.dynamics.com/user_impersonation",
            "expires_in",
            3599,
            "access_token",
            "a".repeat(1900),
            "refresh_token",
            "r".repeat(1300),
            "id_token",
            idToken.reveal()));
  }

  @TearDown
  public void close() {
    local.close();
  }

  @Benchmark
  public Object parseCallback() {
    return AuthorizationResponse.parse(callback, LocalProvider.NONCE, issuer);
  }

  @Benchmark
  public Object verifyIdToken() {
    return verifier.verify(idToken, context);
  }

  @Benchmark
  public Object parseTokenReply() {
    return TokenReply.parse(reply, local.json, LocalProvider.NOW);
  }
}
