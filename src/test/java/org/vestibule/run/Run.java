package org.vestibule.run;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import org.vestibule.emulator.Emulator;

/** Starts server, application and emulator, says where they are, and stays until it is stopped. */
public final class Run {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private Run() {}

  /** Arguments: build directory, server, port of the application, port of the emulator. */
  public static void main(String[] arguments) throws InterruptedException {
    try {
      run(
          Path.of(arguments[0]),
          arguments[1],
          Port.of("port", arguments[2]),
          Port.of("emulator.port", arguments[3]));
    } catch (Refused | IOException e) {
      System.out.println(e instanceof Refused ? e.getMessage() : "Vestibule did not start: " + e);
      System.exit(1);
    }
  }

  private static void run(Path target, String name, Port port, Port emulatorPort)
      throws Refused, IOException, InterruptedException {
    Server server = Server.named(name, target);
    URI app = URI.create("http://localhost:" + port.number());
    var environment = new HashMap<>(System.getenv());

    port.requireFree();
    String provider = "";
    if (Settings.areIn(environment)) {
      environment.putIfAbsent("PUBLIC_URL", app.toString());
    } else {
      emulatorPort.requireFree();
      Emulator emulator = Emulator.start(emulatorPort.number());
      Settings.removeFrom(environment);
      environment.putAll(Settings.forEmulator(emulator, app));
      provider = ", with the emulator at " + emulator.base();
    }

    Path log = target.resolve("run/server.log");
    ServerProcess process = ServerProcess.start(server, port, environment, log);
    process.awaitReady(port, PATIENCE);
    System.out.println(
        "Vestibule is open at " + app + " on " + server.title() + provider + ". Stop: Ctrl-C.");
    process.awaitEnd();
  }
}
