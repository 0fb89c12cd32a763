package org.vestibule.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.vestibule.run.Folders;
import org.vestibule.run.Ports;

/** WildFly, stand-alone; the WAR's own descriptor keeps the server's REST client out. */
record WildFly(String title, String version, Path home) implements Product {
  @Override
  public List<String> prepare(Path base, int port, Path war, Jdk jdk) throws IOException {
    Folders.copy(home.resolve("standalone"), base);
    Files.copy(war, base.resolve("deployments/vestibule.war"));
    return List.of(
        "bash",
        home.resolve("bin/standalone.sh").toString(),
        "-b=127.0.0.1",
        "-bmanagement=127.0.0.1",
        "-Djboss.server.base.dir=" + base,
        "-Djboss.http.port=" + port,
        "-Djboss.https.port=" + Ports.free(),
        "-Djboss.management.http.port=" + Ports.free(),
        "-Djboss.management.https.port=" + Ports.free());
  }
}
