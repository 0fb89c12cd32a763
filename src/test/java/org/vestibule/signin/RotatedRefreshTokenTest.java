package org.vestibule.signin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.http.Secret;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.ClaimsRequest;
import org.vestibule.oauth.IdTokenVerifier;
import org.vestibule.oauth.TinyProvider;
import org.vestibule.oauth.Tokens;

/** Refreshes that bring tokens which cannot be verified now. */
class RotatedRefreshTokenTest {
  private final TinyProvider entra = TinyProvider.entra();
  private final Renewal renewal =
      new Renewal(
          entra.tokenEndpoint(entra.client()),
          new IdTokenVerifier(entra.provider(), TinyProvider.CLIENT, entra.clock),
          new ClaimsRequest(entra.json, true),
          entra.clock);

  @AfterEach
  void close() {
    entra.close();
  }

  private Renewal.Result renewed(Duration life, Optional<String> rotated) {
    var reply = new HashMap<String, Object>();
    reply.put("token_type", "Bearer");
    reply.put("access_token", "new");
    reply.put("id_token", TinyProvider.sign(TinyProvider.KEY, entra.idToken()));
    rotated.ifPresent(it -> reply.put("refresh_token", it));
    entra.answer("/token", 200, JSONObjectUtils.toJSONString(reply));
    Map<String, Object> first = entra.idToken();
    return renewal.renew(
        new SignedIn(
            new User(
                TinyProvider.TENANT + " object-1",
                "Ada",
                "ada",
                Optional.empty(),
                Optional.empty()),
            new Tokens(
                new AccessToken(new Secret("old"), entra.clock.instant().plus(life)),
                Optional.of(new Secret("rt-1")),
                Optional.of(new Secret(TinyProvider.sign(TinyProvider.KEY, first))),
                "scope-1"),
            entra.clock.instant()));
  }

  private static String kept(Renewal.Result result) {
    Tokens tokens = result.toKeep().orElseThrow().tokens();
    return tokens.accessToken().value().reveal()
        + " "
        + tokens.refreshToken().map(Secret::reveal).orElse("none")
        + " "
        + tokens.scope();
  }

  @ParameterizedTest(name = "{0} s left, {1}")
  @CsvSource({
    "30, rt-2, old renewed spared DOWN, old rt-2 scope-1",
    "30, , old renewed spared DOWN, old rt-1 scope-1",
    "0, rt-2, unavailable DOWN, old rt-2 scope-1"
  })
  void the_new_access_token_waits_and_the_refresh_token_is_kept(
      long left, String rotated, String result, String kept) {
    entra.answer("/keys", 500, "");

    Renewal.Result found = renewed(Duration.ofSeconds(left), Optional.ofNullable(rotated));

    assertEquals(result, found.match(new ShownRenewal()));
    assertEquals(kept, kept(found));
  }

  @Test
  void with_keys_everything_new_is_kept() {
    assertEquals("new rt-2 scope-1", kept(renewed(Duration.ZERO, Optional.of("rt-2"))));
  }

  @Test
  void a_provider_in_trouble_leaves_nothing_to_keep() {
    Renewal.Result found = renewed(Duration.ofHours(1), Optional.of("rt-2"));
    entra.answer("/token", 503, "");

    assertEquals(
        Optional.empty(),
        renewal.renew(found.toKeep().map(RotatedRefreshTokenTest::over).orElseThrow()).toKeep());
  }

  private static SignedIn over(SignedIn it) {
    Tokens tokens = it.tokens();
    var ended = new AccessToken(new Secret("old"), TinyProvider.NOW);
    return new SignedIn(
        it.user(),
        new Tokens(ended, tokens.refreshToken(), tokens.idToken(), tokens.scope()),
        it.since());
  }
}
