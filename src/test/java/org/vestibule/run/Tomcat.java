package org.vestibule.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Tomcat's own distribution, unpacked and started without its shell scripts. */
record Tomcat(Path zip, Path war) implements Server {
  private static final List<String> OPENED =
      List.of(
          "java.base/java.io",
          "java.base/java.lang",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.rmi/sun.rmi.transport");

  @Override
  public String title() {
    return "Tomcat";
  }

  @Override
  public List<String> prepare(Path directory, int port) throws IOException {
    Path home = Folders.unpack(zip, directory);
    Path webapps = Files.createDirectory(directory.resolve("webapps"));
    Files.copy(war, webapps.resolve("ROOT.war"));
    Files.writeString(home.resolve("conf/server.xml"), serverXml(webapps, port));

    var command = new ArrayList<String>();
    OPENED.forEach(opened -> command.add("--add-opens=" + opened + "=ALL-UNNAMED"));
    command.add("-Djava.util.logging.config.file=" + home.resolve("conf/logging.properties"));
    command.add("-Djava.util.logging.manager=org.apache.juli.ClassLoaderLogManager");
    command.add("-Dcatalina.home=" + home);
    command.add("-Dcatalina.base=" + home);
    Path bin = home.resolve("bin");
    String classPath =
        String.join(
            File.pathSeparator,
            bin.resolve("bootstrap.jar").toString(),
            bin.resolve("tomcat-juli.jar").toString());
    command.addAll(List.of("-cp", classPath, "org.apache.catalina.startup.Bootstrap", "start"));
    return command;
  }

  /** No shutdown port, one connector, one application. */
  private static String serverXml(Path webapps, int port) {
    return """
        <Server port="-1">
          <Service name="Catalina">
            <Connector port="%d" address="127.0.0.1"/>
            <Engine name="Catalina" defaultHost="localhost">
              <Host name="localhost" appBase="%s" autoDeploy="false"/>
            </Engine>
          </Service>
        </Server>
        """
        .formatted(port, webapps);
  }
}
