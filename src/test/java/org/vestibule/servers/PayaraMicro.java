package org.vestibule.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.vestibule.run.PayaraOptions;

/** Payara Micro: one jar that takes the WAR as an argument. */
record PayaraMicro(String title, String version, Path home) implements Product {
  /** There is no option for the address, and the data grid of one node listens to every network. */
  private static final String PREBOOT =
      """
      set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1
      set configs.config.server-config.hazelcast-config-specific-configuration.enabled=false
      """;

  @Override
  public List<String> prepare(Path base, int port, Path war, Jdk jdk) throws IOException {
    Path preboot = Files.writeString(base.resolve("preboot.asadmin"), PREBOOT);
    var command = new ArrayList<>(List.of(jdk.java()));
    command.addAll(PayaraOptions.all());
    command.addAll(List.of("-jar", home.resolve("payara-micro.jar").toString()));
    command.addAll(List.of("--nocluster", "--nohostaware", "--disablephonehome"));
    command.addAll(List.of("--port", Integer.toString(port)));
    command.addAll(List.of("--prebootcommandfile", preboot.toString()));
    command.addAll(List.of("--deploy", war.toString(), "--contextroot", "vestibule"));
    return command;
  }
}
