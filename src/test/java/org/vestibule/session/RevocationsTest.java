package org.vestibule.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.vestibule.http.Secret;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.Tokens;
import org.vestibule.signin.SignedIn;
import org.vestibule.signin.User;

class RevocationsTest {
  private static final int BOUND = 100_000;
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-23T12:00:00Z"));
  private final Clock clock = ((InstantSource) now::get).withZone(ZoneOffset.UTC);
  private final Revocations revocations =
      new Revocations(new LocalEngine(clock), Duration.ofDays(30));

  /** Signs somebody in now. */
  private SignedIn signIn(String user, Optional<String> session) {
    var token = new AccessToken(new Secret("at"), clock.instant().plusSeconds(3600));
    var signedIn =
        new SignedIn(
            new User(user, "Ada", "ada", session, Optional.empty()),
            new Tokens(token, Optional.empty(), Optional.empty(), ""),
            clock.instant());
    revocations.live(signedIn);
    now.updateAndGet(it -> it.plus(Duration.ofSeconds(1)));
    return signedIn;
  }

  private SignedIn signIn(String user, String session) {
    return signIn(user, Optional.of(session));
  }

  @Test
  void a_session_goes_on_until_it_is_ended() {
    assertFalse(revocations.revoked(Owner.of(signIn("user-1", "sid-1"))));
  }

  @Test
  void a_session_ends_by_its_name_and_no_other_does() {
    SignedIn ended = signIn("user-1", "sid-1");
    SignedIn other = signIn("user-1", "sid-2");

    assertTrue(revocations.endSession("sid-1"));

    assertTrue(revocations.revoked(Owner.of(ended)));
    assertFalse(revocations.revoked(Owner.of(other)));
  }

  @Test
  void a_user_s_sessions_end_together_and_no_other_s_do() {
    SignedIn first = signIn("user-1", "sid-1");
    SignedIn second = signIn("user-1", Optional.empty());
    SignedIn other = signIn("user-2", "sid-3");

    assertTrue(revocations.endUser("user-1"));

    assertTrue(revocations.revoked(Owner.of(first)));
    assertTrue(revocations.revoked(Owner.of(second)));
    assertFalse(revocations.revoked(Owner.of(other)));
  }

  @Test
  void a_call_that_names_a_session_ends_no_more_than_that() {
    SignedIn named = signIn("user-1", "sid-1");
    SignedIn other = signIn("user-1", "sid-2");

    assertTrue(revocations.end(Optional.of("sid-1"), Optional.of("user-1")));
    assertFalse(revocations.end(Optional.of("sid-9"), Optional.of("user-1")));

    assertTrue(revocations.revoked(Owner.of(named)));
    assertFalse(revocations.revoked(Owner.of(other)));
  }

  @Test
  void a_call_that_names_the_user_only_ends_everything_of_his() {
    SignedIn first = signIn("user-1", "sid-1");

    assertTrue(revocations.end(Optional.empty(), Optional.of("user-1")));
    assertFalse(revocations.end(Optional.empty(), Optional.empty()));

    assertTrue(revocations.revoked(Owner.of(first)));
  }

  @Test
  void a_user_s_name_is_no_session_s_and_the_other_way_round() {
    SignedIn signedIn = signIn("name-1", "name-2");

    assertFalse(revocations.endSession("name-1"));
    assertFalse(revocations.endUser("name-2"));
    assertFalse(revocations.revoked(Owner.of(signedIn)));
  }

  @Test
  void an_unknown_name_ends_nothing() {
    SignedIn signedIn = signIn("user-1", "sid-1");

    assertFalse(revocations.endSession("sid-9"));
    assertFalse(revocations.endUser("user-9"));
    assertFalse(revocations.endSession(""));
    assertFalse(revocations.revoked(Owner.of(signedIn)));
  }

  @Test
  void a_session_that_is_named_later_is_not_ended_beforehand() {
    revocations.endSession("sid-1");
    now.updateAndGet(it -> it.minus(Duration.ofSeconds(10)));

    assertFalse(revocations.revoked(Owner.of(signIn("user-1", "sid-1"))));
  }

  @Test
  void a_second_call_finds_nothing_to_end() {
    SignedIn signedIn = signIn("user-1", "sid-1");
    revocations.endSession("sid-1");

    assertFalse(revocations.endSession("sid-1"));
    assertTrue(revocations.revoked(Owner.of(signedIn)));
  }

  @Test
  void a_later_sign_in_is_alive_again() {
    SignedIn before = signIn("user-1", "sid-1");
    revocations.endSession("sid-1");
    revocations.endUser("user-1");
    now.updateAndGet(it -> it.plus(Duration.ofSeconds(1)));

    SignedIn after = signIn("user-1", "sid-1");

    assertFalse(revocations.revoked(Owner.of(after)));
    assertTrue(revocations.revoked(Owner.of(before)));
  }

  @Test
  void a_later_sign_in_can_be_ended_too() {
    signIn("user-1", "sid-1");
    revocations.endSession("sid-1");
    now.updateAndGet(it -> it.plus(Duration.ofSeconds(1)));
    SignedIn after = signIn("user-1", "sid-1");

    assertTrue(revocations.endSession("sid-1"));
    assertTrue(revocations.revoked(Owner.of(after)));
  }

  @Test
  void a_sign_in_at_the_very_instant_of_the_call_ends() {
    SignedIn signedIn = signIn("user-1", "sid-1");
    now.set(signedIn.since());

    revocations.endSession("sid-1");

    assertTrue(revocations.revoked(Owner.of(signedIn)));
  }

  @Test
  void invented_names_push_no_real_one_out() {
    SignedIn ended = signIn("user-1", "sid-1");
    signIn("user-2", "sid-2");
    revocations.endSession("sid-1");

    for (int i = 0; i <= BOUND; i++) {
      revocations.endSession("invented-" + i);
    }

    assertTrue(revocations.revoked(Owner.of(ended)));
    assertTrue(revocations.endSession("sid-2"));
  }

  @Test
  void names_are_kept_for_a_hundred_thousand() {
    signIn("user-1", Optional.empty());
    signIn("user-2", Optional.empty());
    for (int i = 3; i <= BOUND + 1; i++) {
      signIn("user-" + i, Optional.empty());
    }

    assertFalse(revocations.endUser("user-1"));
    assertTrue(revocations.endUser("user-2"));
  }

  @Test
  void who_signs_in_again_is_the_youngest() {
    signIn("user-1", Optional.empty());
    signIn("user-2", Optional.empty());
    signIn("user-1", Optional.empty());
    for (int i = 3; i <= BOUND + 1; i++) {
      signIn("user-" + i, Optional.empty());
    }

    assertFalse(revocations.endUser("user-2"));
    assertTrue(revocations.endUser("user-1"));
  }

  @Test
  void a_node_whose_clock_is_behind_ends_what_began_before_by_its_own_clock() {
    var engine = new LocalEngine(clock);
    var ahead = new Revocations(engine, Duration.ofHours(10));
    var behind = new Revocations(engine, Duration.ofHours(10));
    SignedIn signedIn = ahead.live(signedInAt("user-1", clock.instant().plusSeconds(30)));

    assertTrue(behind.endUser("user-1"));

    assertTrue(ahead.revoked(Owner.of(signedIn)));
    assertTrue(behind.revoked(Owner.of(signedIn)));
  }

  @Test
  void a_sign_in_after_the_revocation_is_new_also_where_the_clock_is_behind() {
    SignedIn before = revocations.live(signedInAt("user-1", clock.instant().plusSeconds(30)));
    revocations.endUser("user-1");

    SignedIn after = revocations.live(signedInAt("user-1", clock.instant()));

    assertFalse(revocations.revoked(Owner.of(after)));
    assertTrue(revocations.revoked(Owner.of(before)));
    assertTrue(revocations.endUser("user-1"));
    assertTrue(revocations.revoked(Owner.of(after)));
  }

  @Test
  void of_two_sign_ins_the_later_one_counts_whichever_node_was_first() {
    SignedIn ahead = revocations.live(signedInAt("user-1", clock.instant().plusSeconds(30)));
    SignedIn behind = revocations.live(signedInAt("user-1", clock.instant()));

    revocations.endUser("user-1");

    assertTrue(revocations.revoked(Owner.of(ahead)));
    assertTrue(revocations.revoked(Owner.of(behind)));
  }

  @Test
  void names_that_are_shared_tell_nobody_s_name() {
    var seen = new TreeSet<String>();
    Engine watched = (name, life) -> new WatchedMap(new LocalEngine(clock).map(name, life), seen);

    new Revocations(watched, Duration.ofHours(10))
        .live(signedInAt("ada@example.org", clock.instant()));

    assertFalse(seen.isEmpty());
    assertEquals(List.of(), seen.stream().filter(it -> it.contains("ada")).toList());
  }

  private static SignedIn signedInAt(String user, Instant since) {
    var token = new AccessToken(new Secret("at"), since.plusSeconds(3600));
    return new SignedIn(
        new User(user, "Ada", "ada", Optional.empty(), Optional.empty()),
        new Tokens(token, Optional.empty(), Optional.empty(), ""),
        since);
  }
}
