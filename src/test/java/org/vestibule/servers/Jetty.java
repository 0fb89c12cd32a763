package org.vestibule.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Jetty with its environment for Jakarta EE 10; the WAR brings the tag library itself. */
record Jetty(String title, String version, Path home) implements Product {
  private static final String HTTP =
      """
      --modules=http
      jetty.http.host=127.0.0.1
      jetty.http.port=%d
      """;

  @Override
  public List<String> prepare(Path base, int port, Path war, Jdk jdk) throws IOException {
    Path start = Files.createDirectories(base.resolve("start.d"));
    Files.writeString(start.resolve("http.ini"), HTTP.formatted(port));
    // A file that names ee10 gives its properties to that environment, and not to the server.
    Files.writeString(start.resolve("ee10.ini"), "--modules=ee10-deploy,ee10-jsp\n");
    Files.createDirectories(base.resolve("resources"));
    Files.copy(war, Files.createDirectories(base.resolve("webapps")).resolve("vestibule.war"));
    return List.of(jdk.java(), "-jar", home.resolve("start.jar").toString(), "jetty.base=" + base);
  }
}
