package org.vestibule.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A server that can run the WAR: what to prepare in its directory, and the command that starts it.
 */
interface Server {
  String title();

  /** Writes what the server needs below {@code directory} and answers the JVM's arguments. */
  List<String> prepare(Path directory, int port) throws IOException;

  static Server named(String name, Path target) throws Refused {
    Path war = target.resolve("vestibule.war");
    return switch (name) {
      case "payara" -> new PayaraMicro(target.resolve("server/payara.jar"), war);
      case "tomcat" -> new Tomcat(target.resolve("server/tomcat.zip"), war);
      default -> throw new Refused("-Dserver=" + name + " is unknown: payara or tomcat.");
    };
  }
}
