package org.vestibule.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.util.JSONObjectUtils;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.vestibule.oauth.LogoutTokens.Ended;

class LogoutTokensTest {
  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";
  private static final long NOW = TinyProvider.NOW.getEpochSecond();
  private final TinyProvider provider =
      TinyProvider.openId(Map.of("backchannel_logout_supported", true));
  private final Set<String> seen = new HashSet<>();
  private final LogoutTokens judge =
      new LogoutTokens(provider.provider(), TinyProvider.CLIENT, provider.clock, seen::add);

  @AfterEach
  void close() {
    provider.close();
  }

  private Map<String, Object> good() {
    var claims = new HashMap<String, Object>();
    claims.put("iss", provider.issuer());
    claims.put("aud", TinyProvider.CLIENT);
    claims.put("iat", NOW);
    claims.put("exp", NOW + 120);
    claims.put("jti", "jti-1");
    claims.put("events", Map.of(EVENT, Map.of()));
    claims.put("sid", "sid-1");
    claims.put("sub", "subject-1");
    return claims;
  }

  private Optional<Ended> judged(Map<String, Object> claims) {
    return judge.judge(TinyProvider.sign(TinyProvider.KEY, claims));
  }

  @Test
  void a_good_token_names_session_and_user() {
    assertEquals(
        Optional.of(new Ended(Optional.of("sid-1"), Optional.of(provider.issuer() + " subject-1"))),
        judged(good()));
  }

  @Test
  void a_session_alone_is_enough() {
    Map<String, Object> claims = good();
    claims.remove("sub");

    assertEquals(Optional.of(new Ended(Optional.of("sid-1"), Optional.empty())), judged(claims));
  }

  @Test
  void a_user_alone_is_enough() {
    Map<String, Object> claims = good();
    claims.remove("sid");

    assertEquals(
        Optional.of(new Ended(Optional.empty(), Optional.of(provider.issuer() + " subject-1"))),
        judged(claims));
  }

  private static Arguments with(String theCase, Consumer<Map<String, Object>> change) {
    return Arguments.of(theCase, change);
  }

  static Stream<Arguments> tolerated() {
    return Stream.of(
        with("issued ten minutes ago", it -> it.put("iat", NOW - 600)),
        with("issued on a clock a minute ahead", it -> it.put("iat", NOW + 60)),
        with("expired on a clock behind", it -> it.put("exp", NOW - 59)),
        with("an event with members", it -> it.put("events", Map.of(EVENT, Map.of("a", "b")))),
        with("two events", it -> it.put("events", Map.of(EVENT, Map.of(), "other", Map.of()))),
        with("an audience of one in a list", it -> it.put("aud", List.of(TinyProvider.CLIENT))),
        with("claims that are not known", it -> it.put("trace_id", "x")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tolerated")
  void is_believed(String theCase, Consumer<Map<String, Object>> change) {
    Map<String, Object> claims = good();
    change.accept(claims);

    assertTrue(judged(claims).isPresent());
  }

  static Stream<Arguments> refused() {
    return Stream.of(
        with("another issuer", it -> it.put("iss", "http://127.0.0.1:1")),
        with("the issuer with a slash", it -> it.put("iss", it.get("iss") + "/")),
        with("no issuer", it -> it.remove("iss")),
        with("another audience", it -> it.put("aud", "app-2")),
        with("a stranger beside us", it -> it.put("aud", List.of(TinyProvider.CLIENT, "app-2"))),
        with("no audience", it -> it.remove("aud")),
        with("no events", it -> it.remove("events")),
        with("another event", it -> it.put("events", Map.of(EVENT + "2", Map.of()))),
        with("events as a list", it -> it.put("events", List.of(EVENT))),
        with("events as text", it -> it.put("events", EVENT)),
        with("an event that is no object", it -> it.put("events", Map.of(EVENT, "x"))),
        with("a nonce", it -> it.put("nonce", "nonce-1")),
        with("an empty nonce", it -> it.put("nonce", "")),
        with("no time of issue", it -> it.remove("iat")),
        with("issued too long ago", it -> it.put("iat", NOW - 601)),
        with("issued in the future", it -> it.put("iat", NOW + 61)),
        with("a time of issue that is no time", it -> it.put("iat", "now")),
        with("no end", it -> it.remove("exp")),
        with("expired", it -> it.put("exp", NOW - 60)),
        with("no id", it -> it.remove("jti")),
        with("an empty id", it -> it.put("jti", "")),
        with("an id that is no text", it -> it.put("jti", List.of("jti-1"))),
        with("neither session nor user", it -> it.keySet().removeAll(List.of("sid", "sub"))),
        with("an empty session, no user", LogoutTokensTest::emptySession),
        with("too long", it -> it.put("padding", "x".repeat(16_384))));
  }

  private static void emptySession(Map<String, Object> claims) {
    claims.put("sid", "");
    claims.remove("sub");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("refused")
  void is_not_believed(String theCase, Consumer<Map<String, Object>> change) {
    Map<String, Object> claims = good();
    change.accept(claims);

    assertEquals(Optional.empty(), judged(claims));
  }

  @ParameterizedTest
  @CsvSource({
    ", true",
    "logout+jwt, true",
    "LOGOUT+JWT, true",
    "JWT, true",
    "at+jwt, false",
    "x, false"
  })
  void a_token_of_another_type_is_not_believed(String type, boolean believed) {
    String token = TinyProvider.sign(TinyProvider.KEY, Optional.ofNullable(type), good());

    assertEquals(believed, judge.judge(token).isPresent());
  }

  @Test
  void an_id_token_ends_nothing() {
    Map<String, Object> claims = provider.idToken();
    claims.put("sid", "sid-1");
    claims.put("jti", "jti-1");

    assertEquals(Optional.empty(), judged(claims));
  }

  @Test
  void a_token_without_a_signature_is_not_believed() {
    String unsigned =
        encoded("{\"alg\":\"none\"}") + "." + encoded(JSONObjectUtils.toJSONString(good())) + ".";

    assertEquals(Optional.empty(), judge.judge(unsigned));
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8));
  }

  @Test
  void a_token_of_another_key_is_not_believed() {
    String forged = TinyProvider.sign(TinyProvider.rsa("key-1"), good());

    assertEquals(Optional.empty(), judge.judge(forged));
  }

  @Test
  void a_token_counts_once() {
    assertTrue(judged(good()).isPresent());
    assertEquals(Optional.empty(), judged(good()));
  }

  @Test
  void a_token_that_was_not_believed_does_not_use_up_its_id() {
    Map<String, Object> foreign = good();
    foreign.put("aud", "app-2");
    judged(foreign);

    assertTrue(judged(good()).isPresent());
  }

  @Test
  void another_id_is_another_token() {
    judged(good());
    Map<String, Object> next = good();
    next.put("jti", "jti-2");

    assertTrue(judged(next).isPresent());
  }

  @Test
  void a_token_grows_old() {
    Map<String, Object> claims = good();
    claims.put("exp", NOW + 86_400);
    provider.pass(Duration.ofSeconds(601));

    assertEquals(Optional.empty(), judged(claims));
  }

  @Test
  void a_provider_that_announces_it_may_call() {
    assertTrue(judge.offered());
  }

  @Test
  void a_provider_that_does_not_announce_it_may_not() {
    try (TinyProvider silent = TinyProvider.openId(Map.of())) {
      assertFalse(
          new LogoutTokens(silent.provider(), TinyProvider.CLIENT, silent.clock, seen::add)
              .offered());
    }
  }

  @Test
  void without_the_provider_nothing_is_believed() {
    String token = TinyProvider.sign(TinyProvider.KEY, good());
    provider.vanish();

    assertFalse(judge.offered());
    assertEquals(Optional.empty(), judge.judge(token));
  }
}
