package org.vestibule.http;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HttpCallsTlsTest {
  /** Far above the limits, and far below the library's own time-out of minutes. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_handshake_that_does_not_end_is_cut(boolean drips) throws IOException {
    try (var peer = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var http = new HttpCalls(Limits.of(Duration.ofMillis(400), Duration.ofMillis(800)))) {
      var thread = new Thread(() -> accept(peer, drips));
      thread.setDaemon(true);
      thread.start();
      URI uri = URI.create("https://127.0.0.1:" + peer.getLocalPort() + "/");

      HttpFailure failure =
          assertTimeoutPreemptively(
              PATIENCE, () -> assertThrows(HttpFailure.class, () -> http.get(uri, Map.of())));

      assertTrue(
          EnumSet.of(HttpFailure.Kind.TIMEOUT, HttpFailure.Kind.UNREACHABLE, HttpFailure.Kind.TLS)
              .contains(failure.kind()),
          failure.toString());
    }
  }

  /** Takes a connection and never completes the handshake: says nothing, or a byte now and then. */
  private static void accept(ServerSocket peer, boolean drips) {
    try (Socket socket = peer.accept();
        OutputStream out = socket.getOutputStream()) {
      out.write(new byte[] {22, 3, 3, 63, 0}, 0, drips ? 5 : 0);
      while (!peer.isClosed()) {
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        if (drips) {
          out.write(2);
          out.flush();
        }
      }
    } catch (IOException e) {
      // The client has hung up, as it should.
    }
  }
}
