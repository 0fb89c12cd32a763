package org.vestibule.run;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vestibule.emulator.Emulator;

/**
 * Starts server, application and emulator, says where they are, and stays until it is stopped; or
 * asks the application for the verdicts of its checks, prints them, and ends.
 */
public final class Run {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Server server;
  private final Port port;
  private final Port emulatorPort;
  private final Path log;
  private final URI app;

  private Run(Server server, Port port, Port emulatorPort, Path log) {
    this.server = server;
    this.port = port;
    this.emulatorPort = emulatorPort;
    this.log = log;
    this.app = URI.create("http://localhost:" + port.number());
  }

  /**
   * Arguments: build directory, server, port of the application, port of the emulator, and whether
   * to check only.
   *
   * @throws Refused when a check failed or could not be made, so that Maven's build fails
   */
  public static void main(String[] arguments) throws Refused, InterruptedException {
    boolean check = arguments.length > 4 && arguments[4].equals("true");
    try {
      Path target = Path.of(arguments[0]);
      var run =
          new Run(
              Server.named(arguments[1], target),
              Port.of("port", arguments[2]),
              Port.of("emulator.port", arguments[3]),
              target.resolve("run/server.log"));
      run.go(check);
    } catch (Refused | IOException e) {
      String problem = e instanceof Refused ? e.getMessage() : "Vestibule did not start: " + e;
      if (check) {
        throw new Refused(String.valueOf(problem));
      }
      System.out.println(problem);
      System.exit(1);
    }
  }

  private void go(boolean check) throws Refused, IOException, InterruptedException {
    var environment = new HashMap<>(System.getenv());
    port.requireFree();
    if (Settings.areIn(environment)) {
      environment.putIfAbsent("PUBLIC_URL", app.toString());
      serve(environment, "", check);
      return;
    }
    emulatorPort.requireFree();
    try (Emulator emulator = Emulator.start(emulatorPort.number())) {
      Settings.removeFrom(environment);
      environment.putAll(Settings.forEmulator(emulator, app));
      // As it is shipped.
      environment.keySet().removeIf(name -> name.endsWith("_REUSE"));
      serve(environment, ", with the emulator at " + emulator.base(), check);
    }
  }

  private void serve(Map<String, String> environment, String provider, boolean check)
      throws Refused, IOException, InterruptedException {
    ServerProcess process = ServerProcess.start(server, port, environment, log);
    process.awaitReady(port, PATIENCE);
    if (check) {
      try {
        check(provider);
      } finally {
        process.stop();
      }
    } else {
      System.out.println(
          "Vestibule is open at " + app + " on " + server.title() + provider + ". Stop: Ctrl-C.");
      process.awaitEnd();
    }
  }

  private void check(String provider) throws Refused, IOException {
    System.out.println("Vestibule is checked on " + server.title() + provider + ".");
    List<String> lines = SetupChecks.of(app);
    lines.forEach(System.out::println);
    long failed = lines.stream().filter(SetupChecks::failed).count();
    if (failed > 0 || lines.isEmpty()) {
      throw new Refused("Checks that failed: " + failed + ". The server's log: " + log);
    }
  }
}
