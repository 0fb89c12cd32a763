package org.vestibule.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vestibule.oauth.Randomness;
import org.vestibule.session.LocalEngine;

final class PostedCallbacksHostileTest {
  @Test
  void long_names_are_kept_no_more_than_long_values() {
    var posted = new PostedCallbacks(new LocalEngine(Clock.systemUTC()), Randomness.secure());

    assertEquals(Optional.empty(), posted.keep(Map.of("n".repeat(20_000), new String[] {""})));
    assertEquals(Optional.empty(), posted.keep(Map.of("n", new String[] {"v".repeat(20_000)})));
  }
}
