package org.vestibule.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.vestibule.session.SessionCodecTest.pending;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionRecordTest {
  @Test
  void beyond_eight_pending_sign_ins_the_oldest_is_given_up() {
    SessionRecord record = SessionRecord.EMPTY;
    for (int i = 1; i <= 9; i++) {
      record = record.with(pending("s" + i));
    }

    assertEquals(8, record.pending().size());
    assertEquals(Optional.empty(), record.find("s1"));
    assertTrue(record.find("s2").isPresent());
    assertTrue(record.find("s9").isPresent());
  }

  @Test
  void a_pending_sign_in_is_found_by_its_state_only() {
    SessionRecord record = SessionRecord.EMPTY.with(pending("s1")).with(pending("s2"));

    assertEquals(Optional.of(pending("s2")), record.find("s2"));
    assertEquals(Optional.empty(), record.find("S2"));
    assertEquals(Optional.empty(), record.find(""));
  }

  @Test
  void an_answered_one_leaves_the_others() {
    SessionRecord record = SessionRecord.EMPTY.with(pending("s1")).with(pending("s2"));

    SessionRecord rest = record.without(pending("s1"));

    assertEquals(Optional.empty(), rest.find("s1"));
    assertTrue(rest.find("s2").isPresent());
    assertTrue(record.find("s1").isPresent(), "records do not change");
  }
}
