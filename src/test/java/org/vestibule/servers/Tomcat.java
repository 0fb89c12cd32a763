package org.vestibule.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.vestibule.run.Folders;

/** One line of Tomcat, started by its own script. */
record Tomcat(String title, String version, Path home) implements Product {
  /** No shutdown port, one connector. */
  private static final String SERVER =
      """
      <Server port="-1">
        <Service name="Catalina">
          <Connector port="%d" address="127.0.0.1"/>
          <Engine name="Catalina" defaultHost="localhost">
            <Host name="localhost" appBase="webapps"/>
          </Engine>
        </Service>
      </Server>
      """;

  @Override
  public List<String> prepare(Path base, int port, Path war, Jdk jdk) throws IOException {
    Folders.copy(home.resolve("conf"), base.resolve("conf"));
    Files.writeString(base.resolve("conf/server.xml"), SERVER.formatted(port));
    Files.createDirectories(base.resolve("logs"));
    Files.createDirectories(base.resolve("temp"));
    Files.copy(war, Files.createDirectories(base.resolve("webapps")).resolve("vestibule.war"));
    return List.of("sh", home.resolve("bin/catalina.sh").toString(), "run");
  }

  @Override
  public Map<String, String> environment(Path base, Jdk jdk) {
    return Map.of("CATALINA_HOME", home.toString(), "CATALINA_BASE", base.toString());
  }
}
