package org.vestibule.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.vestibule.session.SessionCodecTest.pending;

import jakarta.servlet.http.HttpSessionEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.http.Secret;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.LocalProvider;
import org.vestibule.oauth.ManualClock;
import org.vestibule.oauth.Randomness;
import org.vestibule.oauth.Tokens;
import org.vestibule.signin.SignedIn;
import org.vestibule.signin.User;

/** What is known of a session at the moment the server gives it up. */
class EndingTest {
  private static final Duration IDLE = Duration.ofMinutes(30);
  private static final Duration MAX_AGE = Duration.ofHours(10);

  private final ManualClock clock = new ManualClock(LocalProvider.NOW);
  private final Sessions sessions =
      new Sessions(
          IDLE,
          MAX_AGE,
          new LocalEngine(clock),
          clock,
          Randomness.secure(),
          new FakeKeys(),
          request -> Device.UNKNOWN);
  private final FakeBrowser browser = new FakeBrowser();
  private final List<String> told = new ArrayList<>();

  {
    browser.lastAccessed = LocalProvider.NOW.toEpochMilli();
    browser.ending =
        () ->
            sessions
                .ending(new HttpSessionEvent(browser.session))
                .ifPresent(it -> told.add(it.user().id() + " " + it.cause().code()));
  }

  @Test
  void a_session_that_nobody_used_ended_idle() {
    sessions.establish(browser.request, browser.response, signedIn());
    clock.pass(IDLE);

    browser.session.invalidate();

    assertEquals(List.of("a b idle"), told);
  }

  @Test
  void a_session_that_was_used_a_moment_ago_was_ended_by_the_server() {
    sessions.establish(browser.request, browser.response, signedIn());
    clock.pass(IDLE.minusSeconds(1));

    browser.session.invalidate();

    assertEquals(List.of("a b server"), told);
  }

  @Test
  void a_session_at_its_greatest_age_ended_by_that() {
    sessions.establish(browser.request, browser.response, signedIn());
    clock.pass(MAX_AGE.minusSeconds(1));
    sessions.established(browser.request);
    assertEquals(List.of(), told);
    clock.pass(Duration.ofSeconds(1));

    assertEquals(Optional.empty(), sessions.established(browser.request));

    assertEquals(List.of("a b max-age"), told);
  }

  @Test
  void a_session_that_the_provider_ended_was_revoked_whether_its_browser_comes_or_not() {
    sessions.establish(browser.request, browser.response, signedIn());
    sessions.revocations().endUser("a b");
    sessions.established(browser.request);
    assertEquals(List.of("a b revoked"), told);

    sessions.establish(browser.request, browser.response, signedIn());
    sessions.revocations().endUser("a b");
    clock.pass(IDLE);
    browser.session.invalidate();
    assertEquals(List.of("a b revoked", "a b revoked"), told);
  }

  @Test
  void a_sign_out_is_told_by_who_signs_out() {
    sessions.establish(browser.request, browser.response, signedIn());

    sessions.end(browser.request, browser.response);

    assertEquals(List.of(), told);
  }

  @Test
  void a_browser_that_never_signed_in_leaves_no_trace() {
    sessions.remember(browser.request, browser.response, pending("s1"));
    clock.pass(IDLE);

    browser.session.invalidate();

    assertEquals(List.of(), told);
  }

  private SignedIn signedIn() {
    var tokens =
        new Tokens(
            new AccessToken(new Secret("access-1"), LocalProvider.NOW.plusSeconds(3600)),
            Optional.empty(),
            Optional.empty(),
            "");
    var user = new User("a b", "Ada", "ada@example.org", Optional.empty(), Optional.empty());
    return new SignedIn(user, tokens, clock.instant());
  }
}
