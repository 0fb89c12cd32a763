package org.vestibule.servers;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server of this test: it ends with it, and with it each process that its script started. */
final class Instance implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration GRACE = Duration.ofSeconds(40);

  private final Process process;
  private final Path log;

  private Instance(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Starts it and waits until the application says that it is ready. */
  static Instance start(
      Product product, Jdk jdk, Path base, int port, Path war, Map<String, String> settings)
      throws IOException, InterruptedException {
    Path tmp = Files.createDirectories(Folders.empty(base).resolve("tmp"));
    Path log = base.resolveSibling(base.getFileName() + ".log");
    List<String> command = product.prepare(base, port, war, jdk);
    var builder = new ProcessBuilder(command).directory(base.toFile());
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.matches("JRE_HOME|JAVA_OPTS|.*_OPTS"));
    environment.put("JAVA_HOME", jdk.home().toString());
    environment.put("TMPDIR", tmp.toString());
    environment.putAll(product.environment(base));
    environment.putAll(settings);
    var instance = new Instance(builder.start(), log);
    Runtime.getRuntime().addShutdownHook(new Thread(instance::close));
    try {
      instance.awaitReady(URI.create("http://127.0.0.1:" + port + "/vestibule/health/ready"));
    } catch (IOException | InterruptedException e) {
      instance.close();
      throw e;
    }
    return instance;
  }

  private void awaitReady(URI ready) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    int status = 0;
    while (status != HttpURLConnection.HTTP_OK) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new IOException(ready + " has status " + status + "\n" + lastLines());
      }
      Thread.sleep(300);
      status = status(ready);
    }
  }

  /** 0 without an answer. */
  private static int status(URI uri) {
    try {
      var connection = (HttpURLConnection) uri.toURL().openConnection();
      connection.setConnectTimeout(1000);
      connection.setReadTimeout(10_000);
      return connection.getResponseCode();
    } catch (IOException e) {
      return 0;
    }
  }

  String log() throws IOException {
    return Files.readString(log, StandardCharsets.ISO_8859_1);
  }

  private String lastLines() throws IOException {
    List<String> lines = log().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
  }

  /** Sends the stop signal to the script and what it started; kills what is left after a while. */
  @Override
  public void close() {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroy);
    long end = System.nanoTime() + GRACE.toNanos();
    for (ProcessHandle each : all) {
      try {
        each.onExit().get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (Exception e) {
        each.destroyForcibly();
      }
    }
  }
}
