package org.vestibule.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** A provider whose clock is off: it answers everything with its metadata. */
final class LateProvider implements AutoCloseable {
  private final ServerSocket listener = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
  private final String tenant;
  private final long seconds;

  LateProvider(String tenant, long seconds) throws IOException {
    this.tenant = tenant;
    this.seconds = seconds;
    var thread = new Thread(this::serve);
    thread.setDaemon(true);
    thread.start();
  }

  URI base() {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort());
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
        for (String line = in.readLine(); line != null && !line.isEmpty(); ) {
          line = in.readLine();
        }
        socket.getOutputStream().write(answer().getBytes(ISO_8859_1));
      } catch (IOException e) {
        // Closed, or the client has gone.
      }
    }
  }

  private String answer() {
    String metadata =
        """
        {"issuer": "%1$s/%2$s/v2.0", "authorization_endpoint": "%1$s/a",
         "token_endpoint": "%1$s/t", "jwks_uri": "%1$s/k"}
        """
            .formatted(base(), tenant);
    String date =
        DateTimeFormatter.RFC_1123_DATE_TIME.format(
            ZonedDateTime.now(ZoneOffset.UTC).plusSeconds(seconds));
    return "HTTP/1.1 200 OK\r\nDate: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
        .formatted(date, metadata.length(), metadata);
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
