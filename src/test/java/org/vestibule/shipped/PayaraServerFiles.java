package org.vestibule.shipped;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.emulator.Emulator;
import org.vestibule.run.Ports;

/**
 * Payara Server, set up in the steps of its README. Its archive has 160 MB, so that only the
 * profile which fetches it runs this.
 */
final class PayaraServerFiles {
  private static final Path WAR = Path.of(System.getProperty("vestibule.war")).toAbsolutePath();
  private static final Path HOME = Path.of("target/servers/payara-server/payara6");
  private static final String DOMAINS = "/var/lib/payara/domains";
  private static final String ALIAS = "vestibule-client-secret";

  /** Ports besides those of HTTP and of the administration. */
  private static final List<String> PORTS =
      List.of(
          "http.ssl.port",
          "jms.port",
          "domain.jmxPort",
          "orb.listener.port",
          "orb.ssl.port",
          "orb.mutualauth.port",
          "osgi.shell.telnet.port",
          "java.debugger.port",
          "hazelcast.das.port",
          "hazelcast.start.port");

  @Test
  void the_shipped_files_serve_a_sign_in_keep_its_code_to_themselves_and_stop_in_order()
      throws Exception {
    try (Emulator emulator = Emulator.start(0)) {
      Machine machine = Machine.of("files-payara-server", emulator);
      machine.link("/opt/payara6", HOME);
      // The archive was unpacked by Maven, which does not know of it.
      if (!machine.at("/opt/payara6/bin/asadmin").toFile().setExecutable(true)) {
        throw new IOException("asadmin cannot be made executable");
      }
      machine.put(
          "/etc/vestibule/vestibule.properties",
          machine.settings("payara-server/vestibule.properties"));
      machine.put(
          "/opt/vestibule.asadmin", machine.changed("payara-server/vestibule.asadmin", Map.of()));
      machine.put(
          "/opt/passwords",
          "AS_ADMIN_PASSWORD=adm1n-password\nAS_ADMIN_ALIASPASSWORD=%s\n"
              .formatted(Emulator.CLIENT_SECRET));
      Files.createDirectories(machine.at(DOMAINS));
      Path output = machine.at("/var/log/journal");
      var unit = new Unit(machine.changed("payara-server/vestibule.service", Map.of()));

      setUp(machine, unit, output);

      new Trial(machine, unit, "", output, DOMAINS + "/vestibule/logs").go();
    }
  }

  private static void setUp(Machine machine, Unit unit, Path output) throws Exception {
    int admin = Ports.free();
    var ports = new ArrayList<String>();
    for (String name : PORTS) {
      ports.add(name + "=" + Ports.free());
    }
    asadmin(
        machine,
        "create-domain",
        "--domaindir",
        machine.at(DOMAINS).toString(),
        "--adminport",
        Integer.toString(admin),
        "--instanceport",
        Integer.toString(machine.port()),
        "--domainproperties",
        ports.stream().collect(Collectors.joining(":")),
        "vestibule");
    try (var first = Service.start(unit, "", output)) {
      String[] port = {"--port", Integer.toString(admin)};
      asadmin(machine, port, "create-password-alias", ALIAS);
      String file = machine.at("/opt/vestibule.asadmin").toString();
      asadmin(machine, port, "multimode", "--file", file);
      asadmin(
          machine, port, "deploy", "--contextroot", "/crm", "--name", "vestibule", WAR.toString());
      first.stop();
      if (!first.endsWell()) {
        throw new AssertionError(Files.readString(output));
      }
    }
  }

  private static void asadmin(Machine machine, String... arguments)
      throws IOException, InterruptedException {
    asadmin(machine, new String[0], arguments);
  }

  private static void asadmin(Machine machine, String[] options, String... arguments)
      throws IOException, InterruptedException {
    String program = machine.at("/opt/payara6/bin/asadmin").toString();
    String passwords = machine.at("/opt/passwords").toString();
    var command =
        Stream.of(
                Stream.of(program, "--user", "admin", "--passwordfile", passwords),
                Stream.of(options),
                Stream.of(arguments))
            .flatMap(it -> it);
    var builder = new ProcessBuilder(command.toList()).redirectErrorStream(true);
    builder.environment().put("TERM", "dumb");
    builder.environment().put("HOME", machine.at("/var/lib/payara").toString());
    Process process = builder.start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    // In a file of commands one may fail and the rest goes on.
    if (process.waitFor() != 0 || said.contains(" failed.")) {
      throw new AssertionError(List.of(arguments) + "\n" + said);
    }
  }
}
