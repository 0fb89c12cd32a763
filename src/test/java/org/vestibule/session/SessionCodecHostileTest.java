package org.vestibule.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;

final class SessionCodecHostileTest {
  @FuzzTest
  void bytes_are_a_record_or_nothing(byte[] input) {
    Optional<SessionRecord> read = SessionCodec.read(input);

    if (read.isPresent()) {
      SessionRecord session = read.get();
      assertEquals(read, SessionCodec.read(SessionCodec.write(session)));
      session.pending().forEach(it -> assertTrue(it.returnPath().value().startsWith("/")));
    }
  }
}
