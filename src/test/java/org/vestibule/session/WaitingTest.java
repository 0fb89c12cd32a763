package org.vestibule.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.vestibule.session.SessionCodecTest.pending;

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

/** A flood of browsers that begin a sign-in and keep no cookie. */
class WaitingTest {
  private final Sessions sessions =
      new Sessions(
          Duration.ofMinutes(30),
          Duration.ofHours(10),
          new LocalEngine(new ManualClock(LocalProvider.NOW)),
          new ManualClock(LocalProvider.NOW),
          Randomness.secure(),
          new FakeKeys(),
          request -> Device.UNKNOWN);
  private final List<String> ended = new ArrayList<>();

  private FakeBrowser begin(String name) {
    var browser = new FakeBrowser();
    browser.ending = () -> ended.add(name);
    sessions.remember(browser.request, browser.response, pending(name));
    return browser;
  }

  private void flood(int count) {
    for (int i = 0; i < count; i++) {
      begin("flood-" + i);
    }
  }

  @Test
  void ten_thousand_wait_and_beyond_that_the_oldest_begins_anew() {
    FakeBrowser first = begin("first");
    FakeBrowser second = begin("second");
    flood(Waiting.MAX - 2);
    assertEquals(List.of(), ended);

    flood(1);

    assertEquals(List.of("first"), ended);
    assertEquals(Optional.empty(), sessions.take(first.request, "first"));
    assertEquals(true, sessions.take(second.request, "second").isPresent());
  }

  @Test
  void who_has_signed_in_meanwhile_is_left_alone() {
    FakeBrowser user = begin("user");
    sessions.establish(user.request, user.response, signedIn());

    flood(Waiting.MAX + 1);

    assertEquals(List.of("flood-0"), ended);
    assertEquals(true, sessions.established(user.request).isPresent());
  }

  private static SignedIn signedIn() {
    var tokens =
        new Tokens(
            new AccessToken(new Secret("access-1"), LocalProvider.NOW.plusSeconds(3600)),
            Optional.empty(),
            Optional.empty(),
            "");
    var user = new User("a b", "Ada", "ada@example.org", Optional.empty(), Optional.empty());
    return new SignedIn(user, tokens, LocalProvider.NOW);
  }
}
