package org.vestibule.journey;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that reads a request and closes the connection; nginx never gives it up. */
final class BrokenServer implements AutoCloseable {
  private final ServerSocket listener = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
  private final AtomicInteger requests = new AtomicInteger();
  private final Thread thread = new Thread(this::serve);

  BrokenServer() throws IOException {
    thread.setDaemon(true);
    thread.start();
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (var socket = listener.accept()) {
        if (socket.getInputStream().read() >= 0) {
          requests.incrementAndGet();
        }
      } catch (IOException e) {
        // Closed, or nginx was faster: the count tells.
      }
    }
  }

  String address() {
    return "127.0.0.1:" + listener.getLocalPort() + " max_fails=0";
  }

  int requests() {
    return requests.get();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
