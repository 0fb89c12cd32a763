package org.vestibule.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.session.SessionCodecTest.pending;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vestibule.http.Secret;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.ClaimsRequest;
import org.vestibule.oauth.LocalProvider;
import org.vestibule.oauth.Provider;
import org.vestibule.oauth.Randomness;
import org.vestibule.oauth.Tokens;
import org.vestibule.signin.PendingSignIn;
import org.vestibule.signin.Renewal;
import org.vestibule.signin.SignedIn;
import org.vestibule.signin.User;

/** One browser's session, without a container: only its attributes and its id are real. */
class SessionsTest {
  private static final String ISSUED =
      "{\"token_type\":\"Bearer\",\"expires_in\":3599,\"access_token\":\"access-2\"}";

  private final LocalProvider local = new LocalProvider();
  private final Provider provider = local.provider();
  private final Renewal renewal =
      new Renewal(
          local.tokenEndpoint(provider),
          local.verifier(provider),
          new ClaimsRequest(local.json, true),
          local.clock);
  private final TokenSlot slot = TokenSlot.primary(renewal);
  private final FakeKeys keys = new FakeKeys();
  private final Sessions sessions =
      new Sessions(
          Duration.ofMinutes(30),
          Duration.ofHours(10),
          new LocalEngine(local.clock),
          local.clock,
          Randomness.secure(),
          keys,
          request -> Device.UNKNOWN);
  private final FakeBrowser browser = new FakeBrowser();
  private final HttpServletRequest request = browser.request;

  @AfterEach
  void close() {
    local.close();
  }

  @Test
  void fifty_requests_at_once_renew_once() throws Exception {
    local.server.answer("/token", 200, ISSUED);
    sessions.establish(request, browser.response, signedIn(30));
    Established before = sessions.established(request).orElseThrow();
    var start = new CountDownLatch(1);
    var threads = Executors.newFixedThreadPool(50);
    try {
      var calls = new ArrayList<CompletableFuture<Renewal.Result>>();
      for (int i = 0; i < 50; i++) {
        calls.add(
            CompletableFuture.supplyAsync(
                () -> {
                  await(start);
                  return sessions.fresh(request, before, slot);
                },
                threads));
      }
      start.countDown();
      for (CompletableFuture<Renewal.Result> call : calls) {
        assertEquals("access-2", token(call.get(20, TimeUnit.SECONDS)));
      }
    } finally {
      threads.shutdownNow();
    }

    assertEquals(1, local.server.count("/token"));
    Established after = sessions.established(request).orElseThrow();
    assertEquals("access-2", after.signedIn().tokens().accessToken().value().reveal());
    assertEquals(before.antiForgery(), after.antiForgery());
  }

  @Test
  void a_pending_sign_in_is_taken_once_however_many_ask() throws Exception {
    sessions.remember(request, browser.response, pending("s1"));
    sessions.remember(request, browser.response, pending("s2"));
    var start = new CountDownLatch(1);
    var threads = Executors.newFixedThreadPool(20);
    try {
      var calls = new ArrayList<CompletableFuture<Optional<PendingSignIn>>>();
      for (int i = 0; i < 20; i++) {
        calls.add(
            CompletableFuture.supplyAsync(
                () -> {
                  await(start);
                  return sessions.take(request, "s1");
                },
                threads));
      }
      start.countDown();
      int taken = 0;
      for (CompletableFuture<Optional<PendingSignIn>> call : calls) {
        taken += call.get(20, TimeUnit.SECONDS).isPresent() ? 1 : 0;
      }
      assertEquals(1, taken);
    } finally {
      threads.shutdownNow();
    }
    assertTrue(sessions.take(request, "s2").isPresent());
  }

  @Test
  void signing_in_changes_the_id() {
    sessions.establish(request, browser.response, signedIn(3600));

    assertEquals(1, browser.ids.get());
    assertTrue(sessions.established(request).isPresent());
  }

  @Test
  void a_session_has_an_end_whatever_happens() {
    sessions.establish(request, browser.response, signedIn(3600));
    local.clock.pass(Duration.ofHours(10).minusMillis(1));
    assertTrue(sessions.established(request).isPresent());

    local.clock.pass(Duration.ofMillis(1));

    assertFalse(sessions.established(request).isPresent());
    assertTrue(browser.attributes.isEmpty());
  }

  @Test
  void a_record_that_cannot_be_read_is_none() {
    sessions.establish(request, browser.response, signedIn(3600));
    browser.attributes.replaceAll((name, value) -> new byte[] {1, 2, 3});

    assertFalse(sessions.established(request).isPresent());
  }

  @Test
  void a_provider_that_is_down_is_left_alone_for_a_while() {
    local.server.answer("/token", 503, "", "Retry-After", "17");
    sessions.establish(request, browser.response, signedIn(0));
    Established established = sessions.established(request).orElseThrow();

    for (int i = 0; i < 5; i++) {
      assertInstanceOf(
          Renewal.Result.Unavailable.class, sessions.fresh(request, established, slot));
    }
    assertEquals(1, local.server.count("/token"));

    local.clock.pass(Duration.ofSeconds(17));
    local.server.answer("/token", 200, ISSUED);
    assertEquals("access-2", token(sessions.fresh(request, established, slot)));
  }

  @Test
  void a_session_that_waits_lives_ten_minutes_and_a_signed_in_one_as_configured() {
    sessions.remember(request, browser.response, pending("s1"));
    assertEquals(List.of(600), browser.intervals);

    sessions.establish(request, browser.response, signedIn(3600));
    assertEquals(List.of(600, 1800), browser.intervals);
  }

  @Test
  void what_is_demanded_is_taken_once() {
    sessions.remember(request, browser.response, pending("s1"));
    assertEquals(Optional.empty(), sessions.takeDemand(request));

    sessions.demand(request, "{}");

    assertEquals(Optional.of("{}"), sessions.takeDemand(request));
    assertEquals(Optional.empty(), sessions.takeDemand(request));
  }

  @Test
  void a_revoked_session_is_over_when_its_browser_comes_next() {
    sessions.establish(request, browser.response, signedIn(3600));

    assertTrue(sessions.revocations().endUser("a b"));

    assertFalse(sessions.established(request).isPresent());
    assertTrue(browser.attributes.isEmpty());
  }

  @Test
  void a_rehearsal_leaves_nothing_behind() {
    assertTrue(sessions.rehearse());

    assertTrue(sessions.established(request).isEmpty());
  }

  @Test
  void refused_tokens_are_replaced_in_the_session() {
    local.server.answer("/token", 200, ISSUED);
    sessions.establish(request, browser.response, signedIn(3600));
    Established refused = sessions.established(request).orElseThrow();

    assertEquals(
        "access-2",
        token(
            sessions.replaced(
                request, slot, refused.signedIn().tokens().accessToken(), Optional.empty())));
    assertTrue(
        sessions
            .established(request)
            .orElseThrow()
            .signedIn()
            .tokens()
            .accessToken()
            .value()
            .matches("access-2"));
  }

  private static String token(Renewal.Result result) {
    Renewal.Result.Fresh fresh = assertInstanceOf(Renewal.Result.Fresh.class, result);
    return fresh.signedIn().tokens().accessToken().value().reveal();
  }

  private static SignedIn signedIn(int secondsLeft) {
    var tokens =
        new Tokens(
            new AccessToken(new Secret("access-1"), LocalProvider.NOW.plusSeconds(secondsLeft)),
            Optional.of(new Secret("refresh-1")),
            Optional.empty(),
            "");
    var user = new User("a b", "Ada", "ada@example.org", Optional.empty(), Optional.empty());
    return new SignedIn(user, tokens, LocalProvider.NOW);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
