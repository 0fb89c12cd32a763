package org.vestibule.journey;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One of several nodes: a server process with the files of {@code server-config}. A test may stop,
 * freeze or kill it, and start it again with another WAR or another clock.
 */
final class ClusterNode implements AutoCloseable {
  /** How the node is started, each time anew. */
  interface Command {
    /** Puts the WAR where the server looks for it, and says what to run. */
    List<String> prepare(Path war) throws IOException;
  }

  private final int port;
  private final URI app;
  private final Path log;
  private final Command command;
  private Path war = Ground.WAR;
  private Map<String, String> environment = Map.of();
  private boolean lasting;
  private @Nullable Process process;

  /**
   * A node that does not run yet.
   *
   * @param directory where its log goes
   */
  ClusterNode(int port, Path directory, Command command) {
    this.port = port;
    this.app = URI.create("http://localhost:" + port + "/vestibule/");
    this.log = directory.resolve("server.log");
    this.command = command;
  }

  ClusterNode start() throws IOException {
    var builder = new ProcessBuilder(command.prepare(war));
    if (!lasting) {
      builder.command().add(1, "-XX:TieredStopAtLevel=1");
    }
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    process = builder.start();
    return this;
  }

  /** It runs for so long that the JVM's optimizing compiler pays off. */
  ClusterNode lasting() {
    lasting = true;
    return this;
  }

  /** From its next start on. */
  void war(Path file) {
    war = file;
  }

  /**
   * From its next start on its clock is off.
   *
   * @param seconds with a sign; zero: the clock is right
   * @see "faketime(1)"
   */
  void clock(int seconds) throws IOException {
    environment =
        seconds == 0
            ? Map.of()
            : Map.of("LD_PRELOAD", faketime().toString(), "FAKETIME", "%+ds".formatted(seconds));
  }

  private static Path faketime() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("/usr/lib"), 3)) {
      return files
          .filter(it -> it.endsWith("faketime/libfaketimeMT.so.1"))
          .findFirst()
          .orElseThrow(() -> new IOException("no libfaketime below /usr/lib: install faketime"));
    }
  }

  int port() {
    return port;
  }

  /** Past the proxy. */
  URI app() {
    return app;
  }

  /** This node's address for a path. */
  URI at(String path) {
    return URI.create(app + path);
  }

  boolean alive() {
    return process != null && process.isAlive();
  }

  void awaitReady() throws IOException {
    if (!ServerLog.within(Duration.ofMinutes(2), this::ready)) {
      throw new AssertionError("not ready: " + app + "\n" + log());
    }
  }

  boolean ready() {
    return healthy("ready");
  }

  /** Whether a probe says so: {@code live} or {@code ready}. */
  boolean healthy(String probe) {
    try {
      return new Visitor(app).open("health/" + probe).status() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  long pid() {
    return requireNonNull(process).pid();
  }

  /** As {@code kill -9} does. */
  void kill() {
    if (process != null) {
      process.destroyForcibly();
      await(process);
    }
  }

  /** As {@code systemctl stop} does. */
  void stop() {
    requireNonNull(process).destroy();
    await(requireNonNull(process));
  }

  private static void await(Process process) {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new AssertionError("it does not end");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }

  /** A node's directory, with a temporary one for the server. */
  static List<String> java(Path directory, Path settings) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    command.add("-Djava.io.tmpdir=" + Files.createDirectories(directory.resolve("tmp")));
    command.add("-DVESTIBULE_CONFIG=" + settings);
    return command;
  }
}
