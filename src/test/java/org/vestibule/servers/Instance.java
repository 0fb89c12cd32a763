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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.vestibule.run.Folders;

/** A server of this test: it ends with it, and with it each process that its script started. */
final class Instance implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Duration GRACE = Duration.ofSeconds(40);
  private static final Duration PAUSE = Duration.ofMillis(300);

  private final Process process;
  private final Path base;

  private Instance(Process process, Path base) {
    this.process = process;
    this.base = base;
  }

  /** Starts it and waits until the application says that it is ready. */
  static Instance start(
      Product product, Jdk jdk, Path base, int port, Path war, Map<String, String> settings)
      throws IOException, InterruptedException {
    Path tmp = Files.createDirectories(Folders.empty(base).resolve("tmp"));
    Path log = base.resolve("output.log");
    var builder = new ProcessBuilder(product.prepare(base, port, war, jdk));
    builder.directory(base.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
    Map<String, String> environment = builder.environment();
    // What a developer's shell has set is nothing to these servers.
    environment.keySet().retainAll(List.of("PATH"));
    environment.put("HOME", base.toString());
    environment.put("TMPDIR", tmp.toString());
    environment.put("JAVA_HOME", jdk.home().toString());
    environment.put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + tmp);
    environment.putAll(product.environment(base, jdk));
    environment.putAll(settings);
    var instance = new Instance(builder.start(), base);
    Runtime.getRuntime().addShutdownHook(new Thread(instance::close));
    boolean ready = false;
    try {
      instance.awaitReady(URI.create("http://127.0.0.1:" + port + "/vestibule/health/ready"));
      ready = true;
    } finally {
      if (!ready) {
        instance.close();
      }
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
      Thread.sleep(PAUSE.toMillis());
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

  /** What it wrote, to its output and to files of its own. */
  String log() throws IOException {
    var text = new StringBuilder();
    try (Stream<Path> files = Files.walk(base)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".log")).toList()) {
        text.append(Files.readString(file, StandardCharsets.ISO_8859_1)).append('\n');
      }
    }
    return text.toString();
  }

  /** Whether a line of the log has this text; some servers write a moment later. */
  boolean tells(String text) throws IOException, InterruptedException {
    for (int attempt = 0; attempt < 20; attempt++) {
      if (log().contains(text)) {
        return true;
      }
      Thread.sleep(PAUSE.toMillis());
    }
    return false;
  }

  List<ProcessHandle> processes() {
    return Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
  }

  private String lastLines() throws IOException {
    List<String> lines = log().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
  }

  /**
   * Sends the stop signal to the server, as a service manager does; kills what is left after a
   * while. A launcher that got it too would pass it on, and a second signal means: at once.
   */
  @Override
  public void close() {
    List<ProcessHandle> all = processes();
    all.stream().filter(it -> it.children().findAny().isEmpty()).forEach(ProcessHandle::destroy);
    long end = System.nanoTime() + GRACE.toNanos();
    for (ProcessHandle each : all) {
      if (!ended(each, end - System.nanoTime())) {
        each.destroyForcibly();
        ended(each, GRACE.toNanos());
      }
    }
  }

  private static boolean ended(ProcessHandle process, long nanos) {
    try {
      process.onExit().get(Math.max(1, nanos), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | InterruptedException | TimeoutException e) {
      return !process.isAlive();
    }
    return true;
  }
}
