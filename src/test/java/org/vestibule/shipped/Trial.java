package org.vestibule.shipped;

import static java.util.regex.Pattern.MULTILINE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.vestibule.emulator.Fault;

/**
 * What shipped files have to bring about on each server.
 *
 * @param environment text of the file that the unit names
 * @param output where the service's standard output goes
 * @param logs the server's directory of access logs and others
 */
public record Trial(Machine machine, Unit unit, String environment, Path output, String logs) {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** What a JSP is translated to. */
  private static final Pattern JSP = Pattern.compile("[\\w.]+_jsp");

  /** Where the WAR has the classes of its views. */
  private static final String OURS = "org.vestibule.views.";

  /** A sign-in, a look at what was written, and a stop. */
  public void go() throws Exception {
    URI app = machine.app();
    URI ready = app.resolve("health/ready");
    try (var service = Service.start(unit, environment, output)) {
      service.await(ready, 200);

      String code = new Guest().signIn(app);
      looks(app);
      List<String> pages = service.classes(JSP);
      assertFalse(pages.isEmpty(), "a page was shown");
      assertEquals(
          List.of(),
          pages.stream().filter(it -> !it.startsWith(OURS)).toList(),
          "a visitor waited for the compiler of JSPs");

      tells(
          Pattern.compile(
              "^\\W*" + Pattern.quote(Guest.ADDRESS) + ".*/crm/callback\\W", MULTILINE));
      tells(Pattern.compile("sign-in.completed.*\"client\":\"" + Pattern.quote(Guest.ADDRESS)));
      assertFalse(written().contains(code), written());
      assertFalse(written().contains("BackingStoreException"), "a grid that is off is asked");

      stops(service, app);
    }
  }

  /**
   * Readiness falls first and balancers get their time. The callback in flight waits for a provider
   * that does not answer, longer than that, and is answered itself all the same.
   */
  private void stops(Service service, URI app) throws Exception {
    URI ready = app.resolve("health/ready");
    var late = new Guest();
    URI callback = late.callback(app);
    machine.emulator().forget();
    machine.emulator().next(Fault.TOKEN_HANG);
    var inFlight = new FutureTask<>(() -> late.get(callback));
    new Thread(inFlight).start();
    until(() -> !machine.emulator().requests("/token").isEmpty(), () -> "the code is not redeemed");

    service.stop();

    service.await(ready, 503);
    assertEquals(200, new Guest().get(app.resolve("health/live")).status());
    assertEquals(302, new Guest().get(app.resolve("login")).status());
    assertFalse(inFlight.isDone(), "readiness has to fall before");
    Answer page = inFlight.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    assertEquals(504, page.status(), page.body());
    assertTrue(page.body().contains("provider.timeout"), page.body());
    assertTrue(service.endsWell(), Files.readString(output));
    assertFalse(written().contains("while requests are still being served"), written());
    assertThrows(ConnectException.class, () -> new Guest().get(ready));
  }

  private void looks(URI app) throws Exception {
    Answer page = new Guest().get(app);
    Answer nobodys = new Guest().get(app.resolve("/nothing"));
    assertEquals(200, page.status());
    assertEquals(404, nobodys.status());
    for (Answer answer : List.of(page, nobodys)) {
      assertEquals(List.of(), answer.all("server"));
      assertEquals(List.of(), answer.all("x-powered-by"));
      assertEquals(List.of(), answer.all("content-encoding"));
    }
    assertTrue(machine.listens("127.0.0.1"));
    assertFalse(machine.listens("127.0.0.2"), "others than the proxy can connect");
  }

  /** Waits for a text in the logs; a server may write a moment later. */
  private void tells(Pattern text) throws Exception {
    until(() -> text.matcher(written()).find(), () -> text + " is in no file of " + logs);
  }

  private static void until(Callable<Boolean> happened, Supplier<String> complaint)
      throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!happened.call()) {
      assertTrue(System.nanoTime() < end, complaint);
      Thread.sleep(50);
    }
  }

  private String written() throws IOException {
    return Files.readString(output) + machine.texts(logs);
  }
}
