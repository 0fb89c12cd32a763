package org.vestibule.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.util.Optional;
import org.vestibule.signin.PendingSignIn;

final class SessionCodecHostileTest {
  private static final Instant NOW = Instant.parse("2026-11-01T00:00:00Z");

  @FuzzTest
  void bytes_are_a_record_that_can_be_used_or_nothing(byte[] input) {
    Optional<SessionRecord> read = SessionCodec.read(input);

    if (read.isPresent()) {
      SessionRecord session = read.get();
      assertEquals(read, SessionCodec.read(SessionCodec.write(session)));
      for (PendingSignIn pending : session.pending()) {
        assertTrue(pending.returnPath().value().startsWith("/"));
        assertEquals(pending.expiredAt(NOW), pending.expiredAt(NOW));
      }
      session
          .established()
          .map(it -> it.signedIn().tokens().accessToken())
          .ifPresent(token -> assertEquals(token.freshAt(NOW), token.freshAt(NOW)));
    }
  }
}
