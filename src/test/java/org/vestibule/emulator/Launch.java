package org.vestibule.emulator;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Reads the command line. */
final class Launch {
  private Launch() {}

  static void from(String[] args) throws IOException {
    int port = 0;
    List<URI> redirects = new ArrayList<>();
    for (int i = 0; i < args.length; i += 2) {
      String value = i + 1 < args.length ? args[i + 1] : "";
      switch (args[i]) {
        case "--port" -> port = Integer.parseInt(value);
        case "--redirect" -> redirects.add(URI.create(value));
        default -> throw new IllegalArgumentException("--port N, --redirect URI: " + args[i]);
      }
    }
    Emulator emulator = Emulator.start(port);
    redirects.forEach(emulator::allowRedirect);
    System.out.println("Entra ID, emulated: " + emulator.base());
    for (Environment environment : Environment.values()) {
      System.out.println(environment.friendlyName() + ": " + emulator.url(environment));
    }
    System.out.println("Global Discovery: " + emulator.discovery());
  }
}
