package org.vestibule.http;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ObstacleTest {
  private static final char[] PASSWORD = "changeit".toCharArray();
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
    "untrusted, dns:localhost, -1d,  false, UNTRUSTED",
    "expired,   dns:localhost, -9d,  true,  EXPIRED",
    "early,     dns:localhost, +2d,  true,  NOT_YET_VALID",
    "other,     dns:other.example, -1d, true, WRONG_HOST"
  })
  void a_certificate_is_named_by_what_is_wrong_with_it(
      String name, String host, String begin, boolean trusted, Obstacle expected) throws Exception {
    KeyStore keys = keys(name, host, begin);
    HttpsServer server = server(keys);
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
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djavax.net.ssl.trustStore=" + folder.resolve(name + "-trust.p12"),
                "-Djavax.net.ssl.trustStorePassword=" + new String(PASSWORD),
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

  private static HttpsServer server(KeyStore keys) throws Exception {
    KeyManagerFactory managers =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    HttpsServer server =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(context));
    server.start();
    return server;
  }

  /** A server's keys, with a certificate of the authority that {@code trust.p12} names. */
  private static KeyStore keys(String name, String host, String begin) throws Exception {
    Path store = folder.resolve(name + ".p12");
    keytool(store, "-genkeypair", "-alias", "authority", "-dname", "CN=authority", "-ext", "bc:c");
    keytool(
        store,
        "-genkeypair",
        "-alias",
        name,
        "-dname",
        "CN=" + name,
        "-signer",
        "authority",
        "-ext",
        "SAN=" + host,
        "-startdate",
        begin);
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD);
    KeyStore trust = KeyStore.getInstance("PKCS12");
    trust.load(null, null);
    trust.setCertificateEntry("authority", keys.getCertificate("authority"));
    try (OutputStream out = Files.newOutputStream(folder.resolve(name + "-trust.p12"))) {
      trust.store(out, PASSWORD);
    }
    keys.deleteEntry("authority");
    return keys;
  }

  private static void keytool(Path store, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1", "-validity", "2"));
    command.addAll(List.of("-storetype", "PKCS12", "-keystore", store.toString()));
    command.addAll(List.of("-storepass", new String(PASSWORD)));
    Process keytool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("keytool.log").toFile())
            .start();
    if (keytool.waitFor() != 0) {
      throw new AssertionError(Files.readString(folder.resolve("keytool.log")));
    }
  }
}
