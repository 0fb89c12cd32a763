package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Fault;
import org.vestibule.emulator.Persona;

/** The real stop signal, sent to a real server. */
final class StopIT {
  private static final Duration SOON = Duration.ofSeconds(10);

  private final Emulator emulator = Ground.emulator();

  @BeforeEach
  @AfterEach
  void reset() {
    emulator.reset();
  }

  @Test
  void readiness_falls_first_balancers_get_time_and_a_callback_in_flight_is_finished()
      throws Exception {
    // The callback waits for a provider that does not answer, longer than the balancers' time, and
    // is answered itself all the same.
    var settings = Map.of("STOP_DELAY", "PT3S", "HTTP_TIMEOUT", "PT6S");
    try (var server = StandAlone.start(settings)) {
      var visitor = new Visitor(server.app());
      Hop answer = visitor.answer(Persona.ADA, "login");
      emulator.next(Fault.TOKEN_HANG);
      CompletableFuture<Hop> callback = CompletableFuture.supplyAsync(() -> visitor.follow(answer));
      assertTrue(ServerLog.within(SOON, () -> emulator.requests("/token").size() == 1));

      server.stop();

      var probe = new Visitor(server.app());
      assertTrue(ServerLog.within(SOON, () -> probe.open("health/ready").status() == 503));
      assertTrue(probe.open("health/ready").body().contains("stopping"));
      assertEquals(200, probe.open("health/live").status());
      assertEquals(302, probe.open("login").status());
      assertFalse(callback.isDone(), "readiness has to fall before");
      Hop page = callback.get(30, TimeUnit.SECONDS);
      assertEquals("504 provider.timeout", page.status() + " " + page.detail("Code"));
      assertTrue(server.ended(), server.log());
      assertFalse(server.log().contains("while requests are still being served"), server.log());
      assertTrue(refused(probe));
    }
  }

  private static boolean refused(Visitor visitor) {
    try {
      visitor.open("health/live");
      return false;
    } catch (UncheckedIOException e) {
      return true;
    }
  }
}
