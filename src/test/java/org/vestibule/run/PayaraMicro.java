package org.vestibule.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Payara Micro: one jar that takes the WAR as an argument. */
record PayaraMicro(Path jar, Path war) implements Server {
  /**
   * There is no option for the address, and without one every network of the machine may enter. The
   * data grid would listen for other nodes on all of them. The server's own health check would
   * answer in place of the application's.
   */
  private static final String PREBOOT =
      "set configs.config.server-config.network-config.network-listeners"
          + ".network-listener.http-listener.address=127.0.0.1\n"
          + "set configs.config.server-config.hazelcast-config-specific-configuration.enabled=false\n"
          + "set-microprofile-healthcheck-configuration --enabled=false\n";

  @Override
  public String title() {
    return "Payara Micro";
  }

  @Override
  public List<String> prepare(Path directory, int port) throws IOException {
    Path preboot = Files.writeString(directory.resolve("preboot.asadmin"), PREBOOT);
    var command = new ArrayList<String>();
    command.addAll(PayaraOptions.all());
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(List.of("--nocluster", "--nohostaware", "--disablephonehome"));
    command.addAll(List.of("--port", Integer.toString(port)));
    command.addAll(List.of("--prebootcommandfile", preboot.toString()));
    command.addAll(List.of("--deploy", war.toString(), "--contextroot", "/"));
    return command;
  }
}
