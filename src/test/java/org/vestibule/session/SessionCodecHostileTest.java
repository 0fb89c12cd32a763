package org.vestibule.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vestibule.signin.PendingSignIn;
import org.vestibule.signin.SignedIn;

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
      session.established().ifPresent(SessionCodecHostileTest::canBeUsed);
    }
  }

  private static void canBeUsed(Established established) {
    List<FurtherTokens.Held> held = established.further().held();
    assertTrue(held.size() <= FurtherTokens.MAX);
    for (FurtherTokens.Held it : held) {
      SignedIn seen = established.toward(Optional.of(it.audience()));
      assertEquals(
          seen.tokens().accessToken().freshAt(NOW), seen.tokens().accessToken().freshAt(NOW));
      assertTrue(established.using(it.audience()).further().held().size() <= held.size());
    }
  }
}
