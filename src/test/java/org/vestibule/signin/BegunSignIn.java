package org.vestibule.signin;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.vestibule.oauth.CallbackParameters;
import org.vestibule.oauth.Jwts;
import org.vestibule.oauth.LocalProvider;
import org.vestibule.oauth.Provider;
import org.vestibule.oauth.Reason;
import org.vestibule.oauth.SignInHints;
import org.vestibule.oauth.TokenEndpoint;

/** A sign-in that has been begun, and a token endpoint that would answer it well. */
abstract class BegunSignIn {
  static final URI REDIRECT = URI.create("https://apps.example/crm/callback");
  static final ReturnPath NEXT = new ReturnPath("/dashboard?a=b");

  final LocalProvider local = new LocalProvider();
  final Map<String, PendingSignIn> waiting = new HashMap<>();
  final Map<String, Object> answer = new HashMap<>();
  int drawn;
  SignIn signIn = signIn();
  PendingSignIn pending = begin();

  SignIn signIn() {
    Provider provider = local.provider();
    return signIn(provider, local.tokenEndpoint(provider));
  }

  SignIn signIn(Provider provider, TokenEndpoint tokenEndpoint) {
    return new SignIn(
        provider,
        local.client(),
        tokenEndpoint,
        local.verifier(provider),
        local.clock,
        () -> "value-" + ++drawn + "-of-43-characters-xxxxxxxxxxxxxxxxxxxxxxxxxx",
        SignInListener.NONE);
  }

  PendingSignIn begin() {
    return begin(SignInHints.NONE);
  }

  PendingSignIn begin(SignInHints hints) {
    BeginResult result = signIn.begin(NEXT, hints, Optional.empty(), REDIRECT);
    PendingSignIn begun = assertInstanceOf(BeginResult.Redirect.class, result).pending();
    waiting.put(begun.state().reveal(), begun);
    return begun;
  }

  @BeforeEach
  void issue() {
    answer.put("token_type", "Bearer");
    answer.put("expires_in", 3599);
    answer.put("access_token", "access-1");
    answer.put("refresh_token", "refresh-1");
    Map<String, Object> claims = local.claims();
    claims.put("nonce", pending.nonce().reveal());
    answer.put("id_token", Jwts.sign(Jwts.KEY, claims));
  }

  @AfterEach
  void close() {
    local.close();
  }

  SignInResult complete(String name, String value) {
    local.server.answer("/token", 200, JSONObjectUtils.toJSONString(answer));
    return complete(Map.of("state", pending.state().reveal(), name, value));
  }

  SignInResult complete(Map<String, String> parameters) {
    var values = new HashMap<String, String[]>();
    parameters.forEach((name, value) -> values.put(name, new String[] {value}));
    return signIn.complete(new CallbackParameters(values), this::take);
  }

  Optional<PendingSignIn> take(String state) {
    return Optional.ofNullable(waiting.remove(state));
  }

  static Reason rejection(SignInResult result) {
    return assertInstanceOf(SignInResult.Rejected.class, result).reason();
  }
}
