package org.vestibule.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.session.SessionCodecTest.pending;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vestibule.http.Secret;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.LocalProvider;
import org.vestibule.oauth.ManualClock;
import org.vestibule.oauth.Randomness;
import org.vestibule.oauth.Tokens;
import org.vestibule.signin.SignedIn;
import org.vestibule.signin.User;

/**
 * Two nodes, of which the second has a copy of the session that its server never brings up to date.
 */
class SharedRecordsTest {
  private static final URI ENVIRONMENT = URI.create("https://other.crm4.dynamics.com");

  private final ManualClock clock = new ManualClock(LocalProvider.NOW);
  private final FakeKeys keys = new FakeKeys();
  private final SharedMap map = new LocalEngine(clock).map("records", Duration.ofHours(10));
  private final Engine local = new LocalEngine(clock);
  private final Sessions first = node();
  private final Sessions second = node();
  private final FakeBrowser here = new FakeBrowser();
  private final FakeBrowser there = new FakeBrowser();

  private Sessions node() {
    return new Sessions(
        Duration.ofMinutes(30),
        Duration.ofHours(10),
        engine(map),
        clock,
        Randomness.secure(),
        keys,
        it -> Device.UNKNOWN);
  }

  private Engine engine(SharedMap records) {
    return (name, life) -> name.equals("records") ? records : local.map(name, life);
  }

  @BeforeEach
  void signIn() {
    var tokens =
        new Tokens(
            new AccessToken(new Secret("access-1"), LocalProvider.NOW.plusSeconds(3600)),
            Optional.empty(),
            Optional.empty(),
            "");
    var user = new User("a b", "Ada", "ada@example.org", Optional.empty(), Optional.empty());
    first.establish(here.request, here.response, new SignedIn(user, tokens, LocalProvider.NOW));
    there.ids.set(here.ids.get());
    there.attributes.putAll(here.attributes);
    keys.give(there, keys.of(here.request).orElseThrow());
  }

  private static Optional<URI> environment(Sessions node, FakeBrowser browser) {
    return node.established(browser.request).flatMap(Established::environment);
  }

  @Test
  void a_change_is_seen_by_the_other_node_at_once() {
    first.select(here.request, Optional.of(ENVIRONMENT));

    assertEquals(Optional.of(ENVIRONMENT), environment(second, there));
  }

  @Test
  void changes_of_both_nodes_are_kept() {
    first.select(here.request, Optional.of(ENVIRONMENT));
    second.remember(there.request, there.response, pending("s1"));

    assertEquals(Optional.of(ENVIRONMENT), environment(first, here));
    assertTrue(first.take(here.request, "s1").isPresent());
    assertFalse(second.take(there.request, "s1").isPresent());
  }

  @Test
  void who_was_slower_changes_what_the_faster_one_has_left() {
    SharedMap overtaken =
        new SharedMap() {
          private boolean first = true;

          @Override
          public Optional<byte[]> get(String key) {
            return map.get(key);
          }

          @Override
          public boolean replace(String key, byte[] before, byte[] after) {
            if (first) {
              first = false;
              SharedRecordsTest.this.first.select(here.request, Optional.of(ENVIRONMENT));
            }
            return map.replace(key, before, after);
          }

          @Override
          public void put(String key, byte[] value) {
            throw new UnsupportedOperationException();
          }

          @Override
          public boolean putIfAbsent(String key, byte[] value) {
            throw new UnsupportedOperationException();
          }

          @Override
          public boolean remove(String key, byte[] value) {
            throw new UnsupportedOperationException();
          }

          @Override
          public void remove(String key) {
            throw new UnsupportedOperationException();
          }
        };
    var slower =
        new Sessions(
            Duration.ofMinutes(30),
            Duration.ofHours(10),
            engine(overtaken),
            clock,
            Randomness.secure(),
            keys,
            it -> Device.UNKNOWN);

    slower.demand(there.request, "claims");

    assertEquals(Optional.of(ENVIRONMENT), environment(first, here));
    assertEquals(Optional.of("claims"), first.takeDemand(here.request));
  }

  @Test
  void who_signs_out_is_signed_out_on_the_other_node() {
    first.end(here.request, here.response);

    assertEquals(Optional.empty(), second.established(there.request));
  }

  @Test
  void who_signs_in_again_leaves_nothing_under_the_old_id() {
    Secret before = keys.of(here.request).orElseThrow();
    signInAgain();
    keys.give(there, before);

    assertEquals(Optional.empty(), second.established(there.request));
    assertTrue(first.established(here.request).isPresent());
  }

  private void signInAgain() {
    SignedIn same = first.established(here.request).orElseThrow().signedIn();
    first.establish(here.request, here.response, same);
  }

  @Test
  void an_engine_that_has_lost_everything_loses_nobody() {
    map.remove("id-1");

    assertTrue(second.established(there.request).isPresent());
    first.select(here.request, Optional.of(ENVIRONMENT));
    assertEquals(Optional.of(ENVIRONMENT), environment(second, there));
  }
}
