package org.vestibule.run;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The server's own process: its log is a file, and it never outlives this JVM. */
final class ServerProcess {
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int LINES_SHOWN = 30;

  private final Process process;
  private final Path log;
  private volatile boolean stopping;

  private ServerProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static ServerProcess start(Server server, Port port, Map<String, String> environment, Path log)
      throws IOException {
    Path directory = Folders.empty(log.resolveSibling("server"));
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.io.tmpdir=" + Files.createDirectory(directory.resolve("tmp")));
    command.addAll(server.prepare(directory, port.number()));

    var builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    var started = new ServerProcess(builder.start(), log);
    Runtime.getRuntime().addShutdownHook(new Thread(started::stop));
    return started;
  }

  void awaitReady(Port port, Duration patience) throws Refused, IOException, InterruptedException {
    URI live = URI.create("http://127.0.0.1:" + port.number() + "/health/live");
    long end = System.nanoTime() + patience.toNanos();
    while (!answersOk(live)) {
      if (!process.isAlive()) {
        awaitEnd();
      }
      if (System.nanoTime() > end) {
        throw new Refused(report("No answer from " + live + " in " + patience.toSeconds() + " s"));
      }
      Thread.sleep(PAUSE.toMillis());
    }
  }

  /** Never returns: a signal ends this JVM, and a server that ends by itself has failed. */
  void awaitEnd() throws Refused, IOException, InterruptedException {
    int code = process.waitFor();
    if (!stopping) {
      throw new Refused(report("The server ended with code " + code));
    }
    Thread.currentThread().join();
  }

  private static boolean answersOk(URI uri) {
    try {
      var connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setConnectTimeout(1000);
      connection.setReadTimeout(5000);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }

  private String report(String problem) throws IOException {
    List<String> lines = List.of(Files.readString(log, StandardCharsets.ISO_8859_1).split("\n"));
    List<String> last = lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size());
    return String.join("\n", last) + "\n" + problem + ". Its log: " + log;
  }

  /** What it holds after all collections; on Linux alone. */
  Weight weight() throws IOException {
    return Weight.of(process.pid());
  }

  /** What the processor has spent on the server so far. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Ends the server; a second time does nothing. */
  void stop() {
    stopping = true;
    process.destroy();
    try {
      if (!process.waitFor(GRACE.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
    }
  }
}
