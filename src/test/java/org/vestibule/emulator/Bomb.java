package org.vestibule.emulator;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** 50 MB of zeros, which take 50 KB on the wire when the client accepts gzip. */
final class Bomb {
  private static final int PIECES = 50;

  private Bomb() {}

  static void send(HttpExchange exchange) throws IOException {
    String accepted = String.valueOf(exchange.getRequestHeaders().getFirst("Accept-Encoding"));
    boolean gzip = accepted.toLowerCase(Locale.ROOT).contains("gzip");
    exchange.getResponseHeaders().add("Content-Type", Answer.JSON);
    if (gzip) {
      exchange.getResponseHeaders().add("Content-Encoding", "gzip");
    }
    exchange.sendResponseHeaders(200, 0);
    byte[] zeros = new byte[1 << 20];
    OutputStream body = exchange.getResponseBody();
    try (OutputStream out = gzip ? new GZIPOutputStream(body) : body) {
      for (int i = 0; i < PIECES; i++) {
        out.write(zeros);
      }
    }
  }
}
