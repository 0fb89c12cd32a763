package org.vestibule.journey;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.vestibule.certificates.TestCertificate;
import org.vestibule.run.Ports;
import org.vestibule.shipped.NeededProgram;
import org.vestibule.shipped.Shipped;

/** The nginx of this machine with the shipped site file, in a directory of its own. */
final class Nginx implements AutoCloseable {
  private static final String PROGRAM = "nginx";
  private static final String SITE = "nginx/vestibule.conf";

  private final Path directory;
  private final Process process;
  private final SSLContext trust;
  private final HttpClient client;
  private final String path;
  private final int port;
  private final int clearPort;
  private final int ownPort;
  private int turn;

  private Nginx(
      Path directory,
      Process process,
      SSLContext trust,
      String path,
      int port,
      int clearPort,
      int ownPort) {
    this.directory = directory;
    this.process = process;
    this.trust = trust;
    this.client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).sslContext(trust).build();
    this.path = path;
    this.port = port;
    this.clearPort = clearPort;
    this.ownPort = ownPort;
  }

  /**
   * Serves an application.
   *
   * @param path below which, with a slash at both ends
   * @param port for https; the application had to know it first
   * @param upstream where the application listens
   */
  static Nginx start(String path, int port, String upstream) throws Exception {
    int clearPort = Ports.free();
    int ownPort = Ports.free();
    Path directory = Path.of("target/it/nginx-" + port).toAbsolutePath();
    Files.createDirectories(directory);
    TestCertificate certificate =
        TestCertificate.of("localhost").host("localhost").days(0, 2).make();
    Files.writeString(directory.resolve("certificate.pem"), certificate.certificatePem());
    Files.writeString(directory.resolve("key.pem"), certificate.keyPem());
    writeSite(directory, path, port, clearPort, upstream);
    writeFrame(directory, ownPort, 0);

    Path log = directory.resolve("start.log");
    Process check = run(directory, log, "-t");
    if (!check.waitFor(20, TimeUnit.SECONDS) || check.exitValue() != 0) {
      throw new AssertionError("nginx -t: " + Files.readString(log));
    }
    var nginx =
        new Nginx(
            directory, run(directory, log), certificate.trusting(), path, port, clearPort, ownPort);
    if (!ServerLog.within(Duration.ofSeconds(10), nginx::answers)) {
      nginx.close();
      throw new AssertionError("nginx does not answer: " + Files.readString(log));
    }
    return nginx;
  }

  int port() {
    return port;
  }

  /** The address without TLS. */
  URI clear() {
    return URI.create("http://localhost:" + clearPort);
  }

  /** Trusts the certificate of this nginx and no other. */
  SSLContext trust() {
    return trust;
  }

  /** Keeps no cookies, and trusts this nginx. */
  HttpClient client() {
    return client;
  }

  /** Hands requests on to another application from now on; the ones under way are finished. */
  void route(String upstream) throws IOException {
    writeSite(directory, path, port, clearPort, upstream);
    turn++;
    writeFrame(directory, ownPort, turn);
    List<ProcessHandle> before = process.children().toList();
    Signals.send("HUP", process.pid());
    var own = new Visitor(URI.create("http://localhost:" + ownPort + "/"));
    String expected = "turn " + turn;
    if (!ServerLog.within(Duration.ofSeconds(5), () -> own.open("").body().equals(expected))) {
      throw new AssertionError("nginx has not read its files again: " + errorLog());
    }
    // They close what clients keep open, perhaps just when a client uses it; one with a request
    // under way stays, and need not be waited for.
    boolean unused =
        ServerLog.within(
            Duration.ofSeconds(2), () -> before.stream().noneMatch(ProcessHandle::isAlive));
  }

  String accessLog() throws IOException {
    return Files.readString(directory.resolve("access.log"));
  }

  String errorLog() throws IOException {
    return Files.readString(directory.resolve("error.log"));
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean answers() {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (ConnectException e) {
      return false;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Process run(Path directory, Path log, String... arguments) throws IOException {
    var command =
        Stream.concat(
            Stream.of(
                NeededProgram.find(PROGRAM).orElseThrow().toString(),
                "-p",
                directory.toString(),
                "-e",
                directory.resolve("error.log").toString(),
                "-c",
                directory.resolve("nginx.conf").toString()),
            Stream.of(arguments));
    return new ProcessBuilder(command.toList())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /**
   * What a server's own nginx.conf holds, with all its files in the directory.
   *
   * @param turn told by the port that is nginx's own
   */
  private static void writeFrame(Path directory, int ownPort, int turn) throws IOException {
    String frame =
        """
        daemon off;
        worker_processes 1;
        pid nginx.pid;
        error_log %1$s/error.log;
        events {}
        http {
          client_body_temp_path body;
          proxy_temp_path proxy;
          fastcgi_temp_path fastcgi;
          uwsgi_temp_path uwsgi;
          scgi_temp_path scgi;
          include %1$s/vestibule.conf;
          server {
            listen 127.0.0.1:%2$d;
            return 200 "turn %3$d";
          }
        }
        """
            .formatted(directory, ownPort, turn);
    Files.writeString(directory.resolve("nginx.conf"), frame);
  }

  /** The shipped file, with the changes that its README names and no other. */
  private static void writeSite(
      Path directory, String path, int port, int clearPort, String upstream) throws IOException {
    var changes = new LinkedHashMap<String, String>();
    changes.put("apps.example", "localhost");
    changes.put("/crm/", path);
    changes.put("127.0.0.1:8080", upstream);
    changes.put("/etc/vestibule/tls/certificate.pem", directory + "/certificate.pem");
    changes.put("/etc/vestibule/tls/key.pem", directory + "/key.pem");
    changes.put("/var/log/nginx/vestibule.log", directory + "/access.log");
    changes.put("listen 443 ssl;", "listen 127.0.0.1:" + port + " ssl;");
    changes.put("listen 80;", "listen 127.0.0.1:" + clearPort + ";");
    String site = Shipped.changed(SITE, changes);
    Files.writeString(directory.resolve("vestibule.conf"), site);
  }

  /** Without an nginx a test is skipped, or with {@code -Dnginx.required=true} fails. */
  static final class Needed extends NeededProgram {
    Needed() {
      super(PROGRAM, "nginx.required");
    }
  }
}
