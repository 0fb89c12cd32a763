package org.vestibule.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Payara Micro: one jar that takes the WAR as an argument. */
record PayaraMicro(String title, String version, Path home) implements Product {
  /** There is no option for the address, and the data grid of one node listens to every network. */
  private static final String PREBOOT =
      """
      set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1
      set configs.config.server-config.hazelcast-config-specific-configuration.enabled=false
      """;

  private static final List<String> OPENED =
      List.of(
          "java.base/java.lang",
          "java.base/java.net",
          "java.base/java.util",
          "java.base/jdk.internal.loader",
          "java.base/sun.net.www.protocol.jrt",
          "java.logging/java.util.logging",
          "java.naming/javax.naming.spi",
          "java.rmi/sun.rmi.transport");

  @Override
  public List<String> prepare(Path base, int port, Path war, Jdk jdk) throws IOException {
    Path preboot = Files.writeString(base.resolve("preboot.asadmin"), PREBOOT);
    var command = new ArrayList<>(List.of(jdk.java()));
    OPENED.forEach(opened -> command.add("--add-opens=" + opened + "=ALL-UNNAMED"));
    command.add("--add-exports=java.naming/com.sun.jndi.ldap=ALL-UNNAMED");
    command.addAll(List.of("-jar", home.resolve("payara-micro.jar").toString()));
    command.addAll(List.of("--nocluster", "--nohostaware", "--disablephonehome"));
    command.addAll(List.of("--port", Integer.toString(port)));
    command.addAll(List.of("--prebootcommandfile", preboot.toString()));
    command.addAll(List.of("--deploy", war.toString(), "--contextroot", "vestibule"));
    return command;
  }
}
