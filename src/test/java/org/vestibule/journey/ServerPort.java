package org.vestibule.journey;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Chooses the port of the next server Arquillian starts; stands before Arquillian's own extension.
 */
final class ServerPort implements BeforeAllCallback {
  /** {@code arquillian.xml} reads it. */
  private static final String PROPERTY = "server.port";

  static void choose() throws IOException {
    System.setProperty(PROPERTY, Integer.toString(free()));
  }

  /** Where the next server will have the application of this name. */
  static URI address(String application) {
    return URI.create("http://localhost:" + System.getProperty(PROPERTY) + "/" + application + "/");
  }

  /** The address must be known before the server starts: the application is told its own. */
  static int free() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    choose();
  }
}
