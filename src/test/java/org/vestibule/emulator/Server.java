package org.vestibule.emulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The JDK's HTTP server on several ports of the loopback address, and its threads. */
final class Server {
  private static final int THREADS = 64;

  private final Map<Origin, HttpServer> servers = new EnumMap<>(Origin.class);
  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          THREADS,
          task -> {
            Thread thread = new Thread(task, "emulator");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * Takes a port of 127.0.0.1 and those that follow it. Port 0 means any free ones. Of the others,
   * one that is taken is replaced by a free one, since only the first is known to anybody.
   */
  Server(int port) throws IOException {
    // Read once by the JDK's server: no delayed small packets, no closing of idle connections.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "10000");
    int next = port;
    for (Origin origin : Origin.values()) {
      servers.put(origin, origin == Origin.BASE ? listen(next) : listenThereOrAnywhere(next));
      next = next == 0 || next == 65535 ? 0 : next + 1;
    }
  }

  /** The addresses, without a final slash. */
  Map<Origin, String> origins() {
    Map<Origin, String> origins = new EnumMap<>(Origin.class);
    servers.forEach(
        (origin, server) ->
            origins.put(origin, "http://127.0.0.1:" + server.getAddress().getPort()));
    return origins;
  }

  void start(Gate gate) {
    servers.forEach(
        (origin, server) -> {
          server.createContext("/", exchange -> gate.handle(exchange, origin));
          server.setExecutor(threads);
          server.start();
        });
  }

  void close(Gate gate) {
    // First the servers, or a client would repeat a hanging call and be answered.
    servers.values().forEach(server -> server.stop(0));
    gate.close();
    threads.shutdownNow();
  }

  private static HttpServer listenThereOrAnywhere(int port) throws IOException {
    try {
      return listen(port);
    } catch (BindException e) {
      return listen(0);
    }
  }

  private static HttpServer listen(int port) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    return HttpServer.create(new InetSocketAddress(loopback, port), 1024);
  }
}
