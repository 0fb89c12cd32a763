package org.vestibule.journey;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** The Redis of this machine on a port of its own; it keeps nothing on disk. */
final class Redis implements AutoCloseable {
  private final Process process;
  private final int port;

  private Redis(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static Redis start() throws IOException {
    int port = ServerPort.free();
    Path directory = Files.createDirectories(Path.of("target/it/redis-" + port));
    Process process =
        new ProcessBuilder(
                executable().orElseThrow().toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--save",
                "")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("redis.log").toFile())
            .start();
    var redis = new Redis(process, port);
    if (!ServerLog.within(Duration.ofSeconds(10), redis::answers)) {
      redis.close();
      throw new AssertionError(Files.readString(directory.resolve("redis.log")));
    }
    return redis;
  }

  int port() {
    return port;
  }

  private boolean answers() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static Optional<Path> executable() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .map(directory -> Path.of(directory, "redis-server"))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Whether there is one; without it a test says so aloud, or fails where it is required. */
  static boolean present(String test) {
    if (executable().isPresent()) {
      return true;
    }
    if (Boolean.getBoolean("redis.required")) {
      throw new IllegalStateException(
          "redis.required is true, and redis-server is not on the path");
    }
    System.err.println("SKIPPED, NO REDIS-SERVER ON THE PATH: " + test);
    return false;
  }
}
