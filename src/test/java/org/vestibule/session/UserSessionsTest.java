package org.vestibule.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserSessionsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

  private static ListedSession session(int number) {
    return new ListedSession("s" + number, Device.UNKNOWN, at(number), at(number));
  }

  private static Instant at(int second) {
    return NOW.plusSeconds(second);
  }

  private static UserSessions listed(int count) {
    UserSessions sessions = UserSessions.NONE;
    for (int i = 0; i < count; i++) {
      sessions = sessions.with(session(i));
    }
    return sessions;
  }

  @Test
  void one_that_is_used_again_stands_there_once() {
    UserSessions sessions = listed(2).with(session(1));

    assertEquals(2, sessions.listed().size());
  }

  @Test
  void one_that_the_bound_has_taken_out_goes_on_and_can_be_ended_with_all() {
    UserSessions sessions = listed(UserSessions.MAX + 3);

    assertEquals(UserSessions.MAX, sessions.listed().size());
    assertTrue(sessions.find("s2").isEmpty());
    assertFalse(sessions.hasEnded("s2", at(2)));
    assertTrue(sessions.endingAllBut(Optional.of("s9")).hasEnded("s2", at(2)));
  }

  @Test
  void the_bound_spares_the_one_that_only_the_list_keeps() {
    UserSessions sessions = listed(2).endingAllBut(Optional.of("s0"));
    for (int i = 2; i < UserSessions.MAX + 9; i++) {
      sessions = sessions.with(session(i));
    }

    assertFalse(sessions.hasEnded("s0", at(0)));
    assertTrue(sessions.hasEnded("s1", at(1)));
  }

  @Test
  void ending_one_ends_no_other() {
    UserSessions sessions = listed(3).ending("s1");

    assertTrue(sessions.hasEnded("s1", at(1)));
    assertFalse(sessions.hasEnded("s0", at(0)));
    assertFalse(sessions.hasEnded("s2", at(2)));
    assertEquals(sessions, sessions.ending("s9"));
  }

  @Test
  void one_that_was_ended_meanwhile_does_not_come_back_by_being_used() {
    assertTrue(listed(3).ending("s1").using(session(1)).hasEnded("s1", at(1)));
    assertTrue(listed(3).endingAllBut(Optional.empty()).using(session(1)).hasEnded("s1", at(1)));
    assertEquals(4, listed(3).using(session(4)).listed().size());
  }

  @Test
  void ending_all_but_one_leaves_that_and_those_that_begin_later() {
    UserSessions sessions = listed(3).endingAllBut(Optional.of("s0"));

    assertFalse(sessions.hasEnded("s0", at(0)));
    assertTrue(sessions.hasEnded("s1", at(1)));
    assertTrue(sessions.hasEnded("s2", at(2)));
    assertFalse(sessions.hasEnded("s3", at(3)));
  }

  @Test
  void a_sign_in_on_a_node_whose_clock_is_behind_counts_all_the_same() {
    UserSessions sessions =
        listed(60)
            .endingAllBut(Optional.empty())
            .with(new ListedSession("late", Device.UNKNOWN, at(10), at(10)));

    assertFalse(sessions.hasEnded("late", at(10)));
  }

  @Test
  void nobody_comes_back_when_more_were_ended_than_can_be_named() {
    UserSessions sessions = UserSessions.NONE;
    for (int i = 0; i < 2 * UserSessions.MAX; i++) {
      sessions = sessions.with(session(i)).ending("s" + i);
    }

    assertEquals(UserSessions.MAX, sessions.ended().size());
    for (int i = 0; i < 2 * UserSessions.MAX; i++) {
      assertTrue(sessions.hasEnded("s" + i, at(i)), "s" + i);
    }
  }

  @Test
  void what_is_too_old_to_live_is_forgotten() {
    UserSessions sessions = listed(4).ending("s0").since(at(1));

    assertEquals(0, sessions.ended().size());
    assertEquals(2, sessions.listed().size());
  }
}
