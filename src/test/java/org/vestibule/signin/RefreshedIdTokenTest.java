package org.vestibule.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.http.Secret;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.ClaimsRequest;
import org.vestibule.oauth.IdTokenVerifier;
import org.vestibule.oauth.TinyProvider;
import org.vestibule.oauth.Tokens;

/** One claim of a refreshed ID token is another one: OpenID Connect Core 1.0, section 12.2. */
class RefreshedIdTokenTest {
  private final TinyProvider provider = TinyProvider.openId(Map.of());
  private final Renewal renewal =
      new Renewal(
          provider.tokenEndpoint(provider.client()),
          new IdTokenVerifier(provider.provider(), TinyProvider.CLIENT, provider.clock),
          new ClaimsRequest(provider.json, false),
          provider.clock);
  private final Map<String, Object> first = provider.idToken();

  @BeforeEach
  void authenticate() {
    first.put("auth_time", TinyProvider.NOW.getEpochSecond() - 5);
    first.put("nonce", "n1");
    provider.pass(Duration.ofMinutes(59));
  }

  @AfterEach
  void close() {
    provider.close();
  }

  private String refreshed(Map<String, Object> next) {
    var reply =
        Map.of(
            "token_type",
            "Bearer",
            "access_token",
            "new",
            "expires_in",
            3600,
            "id_token",
            TinyProvider.sign(TinyProvider.KEY, next));
    provider.answer("/token", 200, JSONObjectUtils.toJSONString(reply));
    var tokens =
        new Tokens(
            new AccessToken(new Secret("old"), TinyProvider.NOW),
            Optional.of(new Secret("rt")),
            Optional.of(new Secret(TinyProvider.sign(TinyProvider.KEY, first))),
            "");
    var user =
        new User(
            provider.issuer() + " subject-1", "Ada", "ada", Optional.empty(), Optional.empty());
    return renewal.renew(new SignedIn(user, tokens, TinyProvider.NOW)).match(new ShownRenewal());
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "same, '', new renewed",
    "iat, 0, new renewed",
    "iat, 1, new renewed",
    "iat, -1, ended idtoken.other-user",
    "iat, -3600, ended idtoken.other-user",
    "auth_time, -5, new renewed",
    "auth_time, -4, ended idtoken.other-user",
    "auth_time, -6, ended idtoken.other-user"
  })
  void its_times(String claim, String seconds, String expected) {
    Map<String, Object> next = provider.idToken();
    if (!claim.equals("same")) {
      next.put(claim, TinyProvider.NOW.getEpochSecond() + Integer.parseInt(seconds));
    }

    assertEquals(expected, refreshed(next));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "sub, subject-2, ended idtoken.other-user",
    "iss, https://evil.example, ended idtoken.issuer",
    "aud, app-2, ended idtoken.audience",
    "azp, app-1, new renewed",
    "azp, app-2, ended idtoken.authorized-party",
    "nonce, n1, new renewed",
    "nonce, n2, ended idtoken.other-user"
  })
  void its_names(String claim, String value, String expected) {
    Map<String, Object> next = provider.idToken();
    next.put(claim, value);

    assertEquals(expected, refreshed(next));
  }
}
