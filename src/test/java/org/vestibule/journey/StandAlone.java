package org.vestibule.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.vestibule.run.Ports;
import org.vestibule.run.Settings;

/** The application on a server of its own process, which a test may end by a signal. */
final class StandAlone implements AutoCloseable {
  private final Process process;
  private final URI app;
  private final Path log;

  private StandAlone(Process process, URI app, Path log) {
    this.process = process;
    this.app = app;
    this.log = log;
  }

  /** On the kind of server of this run. */
  static StandAlone start(Map<String, String> changes) throws IOException {
    int port = Ports.free();
    URI app = URI.create("http://localhost:" + port + "/vestibule/");
    Path directory = Files.createDirectories(Path.of("target/it/alone-" + port)).toAbsolutePath();
    Path config = directory.resolve("settings.properties");
    var settings = new HashMap<>(Settings.forEmulator(Ground.emulator(), app));
    settings.putAll(changes);
    Ground.write(config, settings);
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.io.tmpdir=" + Files.createDirectories(directory.resolve("tmp")));
    command.add("-DVESTIBULE_CONFIG=" + config);
    command.addAll(ServerLog.inThisJvm() ? tomcat(port) : payara(port));
    Path log = directory.resolve("server.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    var server = new StandAlone(process, app, log);
    if (!ServerLog.within(Duration.ofSeconds(90), server::ready)) {
      server.close();
      throw new IOException("no answer from " + app + "\n" + server.log());
    }
    return server;
  }

  private static List<String> payara(int port) {
    return List.of(
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "--add-opens=java.base/jdk.internal.loader=ALL-UNNAMED",
        "-jar",
        System.getenv("MICRO_JAR"),
        "--nocluster",
        "--nohostaware",
        "--disablephonehome",
        "--port",
        Integer.toString(port),
        "--prebootcommandfile",
        "target/test-classes/preboot.asadmin",
        "--deploy",
        Ground.WAR.toAbsolutePath().toString(),
        "--contextroot",
        "vestibule");
  }

  private static List<String> tomcat(int port) {
    return List.of(
        "--add-opens=java.base/java.lang=ALL-UNNAMED",
        "-Dvestibule.war=" + Ground.WAR.toAbsolutePath(),
        "-cp",
        System.getProperty("java.class.path"),
        // By name: with Payara there is no Tomcat in the class path.
        "org.vestibule.journey.StandAloneTomcat",
        Integer.toString(port));
  }

  URI app() {
    return app;
  }

  /** Sends the stop signal. */
  void stop() {
    process.destroy();
  }

  boolean ended() {
    try {
      return process.waitFor(60, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  private boolean ready() {
    try {
      return new Visitor(app).open("health/ready").status() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    ended();
  }
}
