package org.vestibule.http;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that misbehaves on the wire: it is told each byte, and counts the requests. */
final class RawServer implements AutoCloseable {
  /** Behaves after the head and the body of a request have arrived. */
  interface Behaviour {
    void on(RawServer self, int request, OutputStream out) throws IOException, InterruptedException;
  }

  private final ServerSocket listener;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final AtomicInteger requests = new AtomicInteger();
  private final Behaviour behaviour;

  RawServer(Behaviour behaviour) {
    this.behaviour = behaviour;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(this::accept);
  }

  private void accept() {
    while (!listener.isClosed()) {
      try {
        Socket socket = listener.accept();
        threads.execute(() -> serve(socket));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      while (readRequest(socket)) {
        behaviour.on(this, requests.incrementAndGet(), socket.getOutputStream());
      }
    } catch (IOException | InterruptedException e) {
      // The client has gone, or the test is over.
    }
  }

  /** Reads a head and as many bytes as its Content-Length says. */
  private static boolean readRequest(Socket socket) throws IOException {
    var head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      int read = socket.getInputStream().read();
      if (read < 0) {
        return false;
      }
      head.append((char) read);
    }
    for (String line : head.toString().lines().toList()) {
      if (line.regionMatches(true, 0, "Content-Length:", 0, 15)) {
        socket.getInputStream().readNBytes(Integer.parseInt(line.substring(15).trim()));
      }
    }
    return true;
  }

  /** Sends the text one byte every 50 ms, until the client or the test has had enough. */
  void drip(OutputStream out, String text) throws IOException, InterruptedException {
    for (byte octet : text.getBytes(US_ASCII)) {
      out.write(octet);
      out.flush();
      if (closed.await(50, TimeUnit.MILLISECONDS)) {
        return;
      }
    }
  }

  /** Says nothing until the test is over. */
  void hang() throws InterruptedException {
    closed.await();
  }

  static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(US_ASCII));
    out.flush();
  }

  /** Thrown by a behaviour, it makes the server end this connection. */
  static IOException hungUp() {
    return new IOException("hung up");
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + listener.getLocalPort() + path);
  }

  int requests() {
    return requests.get();
  }

  @Override
  public void close() throws IOException {
    closed.countDown();
    listener.close();
    threads.shutdownNow();
  }
}
