package org.vestibule.journey;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.vestibule.run.Ports;

/**
 * Chooses the port of the next server Arquillian starts, since the application is told its own
 * address; stands before Arquillian's own extension.
 */
final class ServerPort implements BeforeAllCallback {
  /** {@code arquillian.xml} reads it. */
  private static final String PROPERTY = "server.port";

  static void choose() throws IOException {
    System.setProperty(PROPERTY, Integer.toString(Ports.free()));
  }

  /** Where the next server will have the application of this name. */
  static URI address(String application) {
    return URI.create("http://localhost:" + System.getProperty(PROPERTY) + "/" + application + "/");
  }

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    choose();
  }
}
