package org.vestibule.shipped;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.vestibule.emulator.Emulator;

/** A server of its own process that has the shipped files and no other. */
final class ServerFilesIT {
  private static final Path WAR = Path.of(System.getProperty("vestibule.war"));
  private static final Path SERVERS = Path.of("target/server");

  @Test
  void the_shipped_files_serve_a_sign_in_keep_its_code_to_themselves_and_stop_in_order()
      throws Exception {
    boolean payara = "payara".equals(System.getProperty("arquillian.launch"));
    try (Emulator emulator = Emulator.start(0)) {
      Machine machine = Machine.of(payara ? "files-micro" : "files-tomcat", emulator);
      String folder = payara ? "payara-micro" : "tomcat";
      machine.put("/etc/vestibule/client-secret", Emulator.CLIENT_SECRET);
      String environment = machine.settings(folder + "/vestibule.env");
      machine.put("/etc/vestibule/vestibule.env", environment);
      Path output = machine.at("/var/log/journal");
      Unit unit = payara ? micro(machine) : tomcat(machine);
      String logs = payara ? "/var/log/vestibule" : "/var/lib/vestibule/logs";
      new Trial(machine, unit, environment, output, logs).go();
    }
  }

  @Test
  void a_start_by_hand_reads_the_settings_itself() throws Exception {
    try (Emulator emulator = Emulator.start(0)) {
      Machine machine = Machine.of("files-setenv", emulator);
      machine.put("/etc/vestibule/vestibule.env", "DATAVERSE_URL=\"https://a b\"\n");
      machine.put("/opt/setenv.sh", machine.changed("tomcat/setenv.sh", Map.of()));

      assertEquals("https://a b", sourced(machine, Map.of()));
      assertEquals("systemd", sourced(machine, Map.of("DATAVERSE_URL", "systemd")));
    }
  }

  private static Unit micro(Machine machine) throws IOException {
    machine.link("/opt/vestibule/payara-micro.jar", SERVERS.resolve("payara.jar"));
    machine.link("/opt/vestibule/vestibule.war", WAR);
    Files.createDirectories(machine.at("/var/log/vestibule"));
    machine.put(
        "/etc/vestibule/preboot.asadmin",
        machine.changed("payara-micro/preboot.asadmin", Map.of()));
    return new Unit(
        machine.changed(
            "payara-micro/vestibule.service",
            Map.of(
                "/usr/bin/java",
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "--port 8080",
                "--port " + machine.port(),
                // What systemd puts there.
                "%d/client-secret",
                "/etc/vestibule/client-secret")));
  }

  private static Unit tomcat(Machine machine) throws IOException {
    unpack(machine.at("/opt/tomcat"));
    String base = "/var/lib/vestibule";
    for (String directory : new String[] {"logs", "temp", "webapps", "work"}) {
      Files.createDirectories(machine.at(base + "/" + directory));
    }
    machine.link(base + "/webapps/crm.war", WAR);
    machine.put(base + "/bin/setenv.sh", machine.changed("tomcat/setenv.sh", Map.of()));
    machine.put(base + "/conf/logging.properties", Shipped.text("tomcat/logging.properties"));
    machine.put(
        base + "/conf/server.xml",
        machine.changed(
            "tomcat/server.xml", Map.of("port=\"8080\"", "port=\"" + machine.port() + "\"")));
    for (String name : new String[] {"web.xml", "context.xml"}) {
      Files.copy(machine.at("/opt/tomcat/conf/" + name), machine.at(base + "/conf/" + name));
    }
    return new Unit(
        machine.changed(
            "tomcat/vestibule.service",
            Map.of(
                "/usr/lib/jvm/default-java",
                System.getProperty("java.home"),
                "%d/client-secret",
                "/etc/vestibule/client-secret")));
  }

  /** Without the archive's only directory, as an administrator does it. */
  private static void unpack(Path home) throws IOException {
    try (var in = new ZipInputStream(Files.newInputStream(SERVERS.resolve("tomcat.zip")))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = home.resolve(entry.getName().replaceFirst("^[^/]+/", ""));
        if (!entry.isDirectory()) {
          Files.createDirectories(file.getParent());
          Files.copy(in, file);
          if (file.toString().endsWith(".sh") && !file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
          }
        }
      }
    }
  }

  private static String sourced(Machine machine, Map<String, String> environment)
      throws IOException {
    String script = machine.at("/opt/setenv.sh").toString();
    var builder = new ProcessBuilder("sh", "-uc", ". " + script + "; printf %s \"$DATAVERSE_URL\"");
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.redirectErrorStream(true).start();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }
}
