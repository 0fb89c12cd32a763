package org.vestibule.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Jetty with its environment for Jakarta EE 10; the WAR brings the tag library itself. */
record Jetty(String title, String version, Path home) implements Product {
  @Override
  public List<String> prepare(Path base, int port, Path war, Jdk jdk) throws IOException {
    Files.copy(war, Files.createDirectories(base.resolve("webapps")).resolve("vestibule.war"));
    return List.of(
        jdk.java(),
        "-jar",
        home.resolve("start.jar").toString(),
        "jetty.base=" + base,
        "--module=http,ee10-deploy,ee10-jsp",
        "jetty.http.host=127.0.0.1",
        "jetty.http.port=" + port);
  }
}
