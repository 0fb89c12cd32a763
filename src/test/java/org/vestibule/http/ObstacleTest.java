package org.vestibule.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.certificates.TestCertificate;

final class ObstacleTest {
  private static final String PASSWORD = "changeit";
  private static final TestCertificate AUTHORITY = TestCertificate.of("authority").make();
  private static @TempDir Path folder;

  private final HttpCalls http =
      new HttpCalls(Limits.of(Duration.ofSeconds(3), Duration.ofSeconds(5)));

  @AfterEach
  void close() {
    http.close();
  }

  private Obstacle at(URI uri) {
    return assertThrows(HttpFailure.class, () -> http.get(uri, Map.of())).obstacle();
  }

  @Test
  void a_name_that_dns_does_not_know() {
    assertEquals(Obstacle.UNKNOWN_HOST, at(URI.create("https://nowhere.invalid/")));
  }

  @Test
  void a_port_where_nobody_listens() throws Exception {
    int port;
    try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = closed.getLocalPort();
    }
    assertEquals(Obstacle.REFUSED, at(URI.create("http://127.0.0.1:" + port + "/")));
  }

  @Test
  void a_server_without_tls() throws Exception {
    try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var thread = new Thread(() -> answerInTheClear(server));
      thread.setDaemon(true);
      thread.start();

      assertEquals(
          Obstacle.NO_TLS, at(URI.create("https://127.0.0.1:" + server.getLocalPort() + "/")));
    }
  }

  private static void answerInTheClear(ServerSocket server) {
    try (Socket socket = server.accept()) {
      socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
      socket.getInputStream().readAllBytes();
    } catch (IOException e) {
      // The client has hung up, as it should.
    }
  }

  /** Trust is the platform's own, so the test gives it a certificate to trust. */
  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "untrusted, localhost, -1, false, UNTRUSTED",
    "expired,   localhost, -9, true,  EXPIRED",
    "early,     localhost, 2,  true,  NOT_YET_VALID",
    "other,     other.example, -1, true, WRONG_HOST"
  })
  void a_certificate_is_named_by_what_is_wrong_with_it(
      String name, String host, int begin, boolean trusted, Obstacle expected) throws Exception {
    HttpsServer server =
        server(
            TestCertificate.of(name).host(host).days(begin, begin + 2).signedBy(AUTHORITY).make());
    try {
      URI uri = URI.create("https://localhost:" + server.getAddress().getPort() + "/");
      Obstacle found = trusted ? whileTrusted(name, uri) : at(uri);

      assertEquals(expected, found);
    } finally {
      server.stop(0);
    }
  }

  /** Another server may bring another transport, whose exceptions are the platform's own. */
  @Test
  void the_platforms_check_of_the_name_is_known_by_its_words() {
    for (String words :
        List.of("No subject alternative DNS name matching a found.", "No name matching a found")) {
      assertEquals(
          Obstacle.WRONG_HOST,
          Obstacle.of(new IOException(new CertificateException(words))),
          words);
    }
    assertEquals(Obstacle.UNTRUSTED, Obstacle.of(new CertificateException("anything else")));
    assertEquals(Obstacle.HANDSHAKE, Obstacle.of(new SSLHandshakeException("no cipher")));
    assertEquals(Obstacle.NONE, Obstacle.of(new ConnectException("Connection timed out")));
  }

  @Test
  void nothing_more_is_known_of_an_answer_that_is_too_large() {
    try (var server = new LocalServer();
        var small =
            new HttpCalls(new Limits(Duration.ofSeconds(3), Duration.ofSeconds(5), 10, 2))) {
      server.answer("/", 200, "x".repeat(100));

      HttpFailure failure =
          assertThrows(HttpFailure.class, () -> small.get(server.uri("/"), Map.of()));

      assertEquals(HttpFailure.Kind.TOO_LARGE, failure.kind());
      assertEquals(Obstacle.NONE, failure.obstacle());
    }
  }

  /** Another JVM, since this one has read its trust store already. */
  private static Obstacle whileTrusted(String name, URI uri) throws Exception {
    Path trust = AUTHORITY.trustStore(folder.resolve(name + ".p12"), PASSWORD);
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djavax.net.ssl.trustStore=" + trust,
                "-Djavax.net.ssl.trustStorePassword=" + PASSWORD,
                "-cp",
                System.getProperty("java.class.path"),
                Caller.class.getName(),
                uri.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".out").toFile())
            .start();
    process.waitFor();
    List<String> lines = Files.readAllLines(folder.resolve(name + ".out"));
    return Obstacle.valueOf(lines.get(lines.size() - 1));
  }

  /** Prints the obstacle on the way to an address. */
  static final class Caller {
    private Caller() {}

    public static void main(String[] arguments) {
      try (var http = new HttpCalls(Limits.of(Duration.ofSeconds(3), Duration.ofSeconds(5)))) {
        http.get(URI.create(arguments[0]), Map.of());
        System.out.println("none");
      } catch (HttpFailure e) {
        System.out.println(e.obstacle());
      }
    }
  }

  private static HttpsServer server(TestCertificate certificate) throws Exception {
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certificate.serving()));
    server.start();
    return server;
  }
}
