package org.vestibule.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Open Liberty with the features that the WAR needs and none whose classes it brings itself. */
record OpenLiberty(String title, String version, Path home) implements Product {
  private static final String SERVER =
      """
      <server>
        <featureManager>
          <feature>servlet-6.0</feature>
          <feature>pages-3.1</feature>
        </featureManager>
        <httpEndpoint id="defaultHttpEndpoint" host="127.0.0.1" httpPort="%d" httpsPort="-1"/>
        <webApplication location="%s" contextRoot="/vestibule">
          <classloader delegation="parentLast"/>
        </webApplication>
      </server>
      """;

  @Override
  public List<String> prepare(Path base, int port, Path war, Jdk jdk) throws IOException {
    Path server = Files.createDirectories(base.resolve("servers/vestibule"));
    Files.writeString(server.resolve("server.xml"), SERVER.formatted(port, war));
    return List.of("sh", home.resolve("bin/server").toString(), "run", "vestibule");
  }

  @Override
  public Map<String, String> environment(Path base, Jdk jdk) {
    return Map.of("WLP_USER_DIR", base.toString());
  }
}
