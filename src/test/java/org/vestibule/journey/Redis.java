package org.vestibule.journey;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.vestibule.run.Ports;
import org.vestibule.shipped.NeededProgram;

/** The Redis of this machine on a port of its own; it keeps nothing on disk. */
final class Redis implements AutoCloseable {
  private static final String PROGRAM = "redis-server";

  private final Process process;
  private final int port;
  private final Path directory;

  private Redis(Process process, int port, Path directory) {
    this.process = process;
    this.port = port;
    this.directory = directory;
  }

  static Redis start() throws IOException {
    int port = Ports.free();
    Path directory = Files.createDirectories(Path.of("target/it/redis-" + port));
    Process process =
        new ProcessBuilder(
                NeededProgram.find(PROGRAM).orElseThrow().toString(),
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
    var redis = new Redis(process, port, directory);
    if (!ServerLog.within(Duration.ofSeconds(10), redis::answers)) {
      redis.close();
      throw new AssertionError(Files.readString(directory.resolve("redis.log")));
    }
    return redis;
  }

  int port() {
    return port;
  }

  long pid() {
    return process.pid();
  }

  /** Where it would write a dump to. */
  Path directory() {
    return directory;
  }

  /** Sends an inline command and waits until it is carried out. */
  void ask(String command) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write((command + "\r\n").getBytes(UTF_8));
      var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      String line = answer.readLine();
      if (!"+OK".equals(line)) {
        throw new IOException(command + ": " + line);
      }
    }
  }

  /** How many commands it has carried out. */
  long commands() throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write("INFO stats\r\n".getBytes(UTF_8));
      var answer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      String name = "total_commands_processed:";
      for (String line = answer.readLine(); line != null; line = answer.readLine()) {
        if (line.startsWith(name)) {
          return Long.parseLong(line.substring(name.length()));
        }
      }
      throw new IOException("no " + name);
    }
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

  /**
   * Without a redis-server on the path a test on Tomcat is skipped, or with {@code
   * -Dredis.required=true} fails.
   */
  static final class Needed extends NeededProgram {
    Needed() {
      super(PROGRAM, "redis.required");
    }

    @Override
    protected boolean used() {
      return Cluster.tomcat();
    }
  }
}
