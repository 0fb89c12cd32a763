package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Fault;
import org.vestibule.emulator.Persona;

/**
 * More sign-ins than a provider that hangs lets go. On Tomcat: Payara Micro answers a later request
 * of the run with an empty 200 of its own.
 */
@Tag("tomcat")
final class OverloadIT {
  @RegisterExtension static final Deployed deployed = new Deployed();

  private static final int SIGN_INS = 200;

  /** As many may wait for the provider at once. */
  private static final int PLACES = 32;

  private static final int PAGES = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Emulator emulator = deployed.emulator();

  @AfterEach
  void clear() {
    emulator.clearFaults();
  }

  @Test
  void sign_ins_that_hang_keep_nobody_else_waiting() throws Exception {
    var user = new Visitor(deployed);
    user.signIn(Persona.ADA);
    var late = new Visitor(deployed);
    Hop lateAnswer = late.answer(Persona.GUEST, "login?return_to=/dashboard%3Flate");
    Queue<Callable<Hop>> callbacks = new ConcurrentLinkedQueue<>();
    Visitor.together(
        10,
        () -> {
          for (int i = 0; i < SIGN_INS / 10; i++) {
            var visitor = new Visitor(deployed);
            Hop answer = visitor.answer(Persona.ADA, "login");
            callbacks.add(() -> visitor.follow(answer));
          }
          return true;
        });
    emulator.forget();
    emulator.next(Fault.TOKEN_HANG, SIGN_INS + 1);
    ExecutorService threads = Executors.newFixedThreadPool(SIGN_INS);
    try {
      List<Future<Hop>> stuck = callbacks.stream().map(threads::submit).toList();
      assertTrue(
          ServerLog.within(
              PATIENCE,
              () ->
                  emulator.requests("/token").size() == PLACES
                      && stuck.stream().filter(Future::isDone).count() == SIGN_INS - PLACES));

      Hop refused = late.follow(lateAnswer);
      ProblemPage.expect(503, "provider.busy", refused);
      assertEquals("5", refused.header("Retry-After"));
      assertTrue(refused.body().contains("login?return_to=%2Fdashboard%3Flate"), refused.body());
      Hop turnedAway = late.open("login");
      ProblemPage.expect(503, "provider.busy", turnedAway);
      assertEquals("5", turnedAway.header("Retry-After"));
      List<Long> millis = new ArrayList<>();
      for (int i = 0; i < PAGES; i++) {
        long begun = System.nanoTime();
        assertEquals(200, user.open("dashboard").status());
        millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
      }
      Collections.sort(millis);
      assertTrue(millis.get(PAGES - 2) < 1000, millis.toString());
      assertEquals(PLACES, emulator.requests("/token").size());

      emulator.clearFaults();
      assertTrue(ServerLog.within(PATIENCE, () -> late.open("login").status() == 302));
      // The provider knows its user by now and asks nothing.
      Hop back = late.follow(late.follow(late.open("login")));
      assertEquals(303, back.status(), back.body());
      assertEquals(200, late.follow(back).status());
    } finally {
      threads.shutdownNow();
    }
  }
}
