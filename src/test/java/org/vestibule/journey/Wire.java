package org.vestibule.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;

/** Requests that no client library would send. */
final class Wire {
  private Wire() {}

  /**
   * Sends a request line and header lines as they stand, without {@code Host} unless it is among
   * them, and returns the whole answer.
   */
  static String send(URI server, String... lines) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.getPort())) {
      socket.setSoTimeout(10_000);
      String request = String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  /** A header of the answer, empty when it is absent. */
  static String header(String answer, String name) {
    String head = answer.substring(0, Math.max(0, answer.indexOf("\r\n\r\n")));
    return head.lines()
        .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("");
  }
}
