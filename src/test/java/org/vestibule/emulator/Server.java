package org.vestibule.emulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The JDK's HTTP server on the loopback address, and its threads. */
final class Server {
  private static final int THREADS = 64;

  private final HttpServer server;
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS,
          task -> {
            Thread thread = new Thread(task, "emulator");
            thread.setDaemon(true);
            return thread;
          });

  /** Takes a port of 127.0.0.1; port 0 means any free one. */
  Server(int port) throws IOException {
    // Read once by the JDK's server: no delayed small packets, no closing of idle connections.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    this.server = HttpServer.create(new InetSocketAddress(loopback, port), 1024);
  }

  String base() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void start(Gate gate) {
    server.createContext("/", gate);
    server.setExecutor(threads);
    server.start();
  }

  void close(Gate gate) {
    // First the server, or a client would repeat a hanging call and be answered.
    server.stop(0);
    gate.close();
    threads.shutdownNow();
  }
}
