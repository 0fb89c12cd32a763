package org.vestibule.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vestibule.certificates.TestCertificate;

/** A server whose certificate the JVM does not trust, or trusts for another name. */
class HttpCallsCertificateTest {
  private static final String TRUST_STORE = "javax.net.ssl.trustStore";
  private static final String TRUST_STORE_PASSWORD = "javax.net.ssl.trustStorePassword";
  private static final String PASSWORD = "changeit";

  @TempDir private Path directory;
  private final AtomicInteger served = new AtomicInteger();

  /** Signed by nobody else. */
  private final TestCertificate certificate =
      TestCertificate.of("localhost").host("localhost").make();

  private HttpsServer server;

  @BeforeEach
  void start() throws Exception {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(certificate.serving()));
    server.createContext(
        "/",
        exchange -> {
          served.incrementAndGet();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    ((ExecutorService) server.getExecutor()).shutdownNow();
  }

  private URI at(String host) {
    return URI.create("https://" + host + ":" + server.getAddress().getPort() + "/token");
  }

  private static HttpCalls calls() {
    return new HttpCalls(Limits.of(Duration.ofSeconds(10), Duration.ofSeconds(20)));
  }

  private static String outcome(HttpCalls http, URI uri) {
    try {
      return "status " + http.postForm(uri, Map.of(), Map.of("code", "secret")).status();
    } catch (HttpFailure e) {
      return e.kind().toString();
    }
  }

  @Test
  void of_two_hundred_calls_at_once_none_gets_through_to_a_stranger() throws Exception {
    var outcomes = new ArrayList<String>();
    var threads = Executors.newFixedThreadPool(50);
    try (HttpCalls http = calls()) {
      var tasks = new ArrayList<Callable<String>>();
      for (int i = 0; i < 200; i++) {
        tasks.add(() -> outcome(http, at("localhost")));
      }
      for (Future<String> outcome : threads.invokeAll(tasks)) {
        outcomes.add(outcome.get());
      }
    } finally {
      threads.shutdownNow();
    }

    assertEquals(0, served.get());
    assertTrue(outcomes.contains("TLS"), outcomes.toString());
    // A crowd may find no free connection, which lets nothing through either.
    var none = EnumSet.of(HttpFailure.Kind.TLS, HttpFailure.Kind.BUSY, HttpFailure.Kind.TIMEOUT);
    outcomes.forEach(it -> assertTrue(none.contains(HttpFailure.Kind.valueOf(it)), it));
  }

  @Test
  void who_is_trusted_under_one_name_is_not_under_another() {
    Path store = certificate.trustStore(directory.resolve("trust.p12"), PASSWORD);
    @Nullable String before = System.setProperty(TRUST_STORE, store.toString());
    @Nullable String password = System.setProperty(TRUST_STORE_PASSWORD, PASSWORD);
    try (HttpCalls http = calls()) {
      assertEquals("status 204", outcome(http, at("localhost")));
      assertEquals(1, served.get());

      assertEquals("TLS", outcome(http, at("127.0.0.1")));
      assertEquals(1, served.get());
    } finally {
      restore(TRUST_STORE, before);
      restore(TRUST_STORE_PASSWORD, password);
    }
  }

  private static void restore(String property, @Nullable String value) {
    if (value == null) {
      System.clearProperty(property);
    } else {
      System.setProperty(property, value);
    }
  }
}
