package org.vestibule.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A server as its makers ship it: what one instance of it needs, and the command that starts it.
 */
sealed interface Product permits Tomcat, Jetty, PayaraServer, PayaraMicro, OpenLiberty, WildFly {
  String title();

  String version();

  /**
   * Writes the instance below {@code base}, with the application at {@code /vestibule} of this port
   * on loopback, and answers the command that stays until the server ends.
   */
  List<String> prepare(Path base, int port, Path war, Jdk jdk) throws IOException;

  /** What its start script reads beside {@code JAVA_HOME}. */
  default Map<String, String> environment(Path base, Jdk jdk) {
    return Map.of();
  }
}
