package org.vestibule.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.vestibule.run.Settings;

/** One of several nodes, started with the files of {@code server-config}; a test may kill it. */
final class ClusterNode implements AutoCloseable {
  private static final Path PAYARA = Path.of("server-config/payara-micro");
  private static final Path TOMCAT = Path.of("server-config/tomcat/cluster");

  private final Process process;
  private final URI app;
  private final Path log;

  private ClusterNode(Process process, URI app, Path log) {
    this.process = process;
    this.app = app;
    this.log = log;
  }

  /**
   * On Payara Micro.
   *
   * @param users the address that users see, the same for all nodes
   * @param grid the ports of the data grid, this node's first
   */
  static ClusterNode payara(int port, URI users, List<Integer> grid) throws IOException {
    Path directory = directory(port);
    var command = java(directory, settings(directory, users, Map.of()));
    command.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
    command.add("--add-opens=java.base/jdk.internal.loader=ALL-UNNAMED");
    command.addAll(List.of("-jar", System.getenv("MICRO_JAR")));
    String members =
        "127.0.0.1:"
            + String.join(",127.0.0.1:", grid.stream().sorted().map(String::valueOf).toList());
    String flags =
        changed(
            PAYARA.resolve("cluster.flags"),
            "10.0.0.11:6900,10.0.0.12:6900",
            members,
            "10.0.0.*",
            "127.0.0.1",
            "--startport 6900",
            "--startport " + grid.get(0));
    command.addAll(Arrays.asList(flags.strip().split("\\s+")));
    command.addAll(List.of("--nohostaware", "--disablephonehome"));
    command.addAll(List.of("--port", Integer.toString(port)));
    command.addAll(List.of("--prebootcommandfile", "target/test-classes/preboot.asadmin"));
    command.addAll(List.of("--deploy", Ground.WAR.toAbsolutePath().toString()));
    command.addAll(List.of("--contextroot", "vestibule"));
    return start(port, directory, command);
  }

  /** On Tomcat's own distribution, with Redisson's jars in its {@code lib}. */
  static ClusterNode tomcat(int port, URI users, int redis) throws IOException {
    Path directory = directory(port);
    Path home = unpack(directory);
    try (Stream<Path> jars = Files.list(Path.of("target/server/redisson"))) {
      for (Path jar : jars.toList()) {
        Files.copy(
            jar,
            home.resolve("lib").resolve(jar.getFileName()),
            StandardCopyOption.REPLACE_EXISTING);
      }
    }
    Path redisson = directory.resolve("redisson.yaml");
    Files.writeString(
        redisson, changed(TOMCAT.resolve("redisson.yaml"), "10.0.0.10:6379", "127.0.0.1:" + redis));
    Files.writeString(
        home.resolve("conf/context.xml"),
        changed(
            TOMCAT.resolve("context.xml"), "/etc/vestibule/redisson.yaml", redisson.toString()));
    Files.writeString(
        home.resolve("conf/server.xml"),
        """
        <Server port="-1">
          <Service name="Catalina">
            <Connector port="%d" address="127.0.0.1"/>
            <Engine name="Catalina" defaultHost="localhost">
              <Host name="localhost" appBase="webapps" autoDeploy="false"/>
            </Engine>
          </Service>
        </Server>
        """
            .formatted(port));
    Files.copy(
        Ground.WAR, home.resolve("webapps/vestibule.war"), StandardCopyOption.REPLACE_EXISTING);
    var command =
        java(directory, settings(directory, users, Map.of("CLUSTER_CONFIG", redisson.toString())));
    command.add("-Dcatalina.home=" + home);
    command.add("-Dcatalina.base=" + home);
    Path bin = home.resolve("bin");
    command.add("-cp");
    command.add(bin.resolve("bootstrap.jar") + ":" + bin.resolve("tomcat-juli.jar"));
    command.addAll(List.of("org.apache.catalina.startup.Bootstrap", "start"));
    return start(port, directory, command);
  }

  private static ClusterNode start(int port, Path directory, List<String> command)
      throws IOException {
    Path log = directory.resolve("server.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    URI app = URI.create("http://localhost:" + port + "/vestibule/");
    return new ClusterNode(process, app, log);
  }

  private static Path directory(int port) throws IOException {
    return Files.createDirectories(Path.of("target/it/node-" + port)).toAbsolutePath();
  }

  private static Path settings(Path directory, URI users, Map<String, String> more)
      throws IOException {
    var settings = new HashMap<>(Settings.forEmulator(Ground.emulator(), users));
    settings.put("CLUSTER", "jcache");
    settings.putAll(more);
    Path file = directory.resolve("settings.properties");
    Ground.write(file, settings);
    return file;
  }

  private static List<String> java(Path directory, Path settings) throws IOException {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx512m");
    command.add("-Djava.io.tmpdir=" + Files.createDirectories(directory.resolve("tmp")));
    command.add("-DVESTIBULE_CONFIG=" + settings);
    return command;
  }

  /** A shipped file with the changes that its README names. */
  private static String changed(Path file, String... changes) throws IOException {
    String text = Files.readString(file);
    for (int i = 0; i < changes.length; i += 2) {
      if (!text.contains(changes[i])) {
        throw new AssertionError(changes[i] + " is not in " + file);
      }
      text = text.replace(changes[i], changes[i + 1]);
    }
    return text;
  }

  private static Path unpack(Path directory) throws IOException {
    Path home = directory;
    try (var in = new ZipInputStream(Files.newInputStream(Path.of("target/server/tomcat.zip")))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = directory.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        home = directory.resolve(directory.relativize(file).getName(0));
      }
    }
    return home;
  }

  URI app() {
    return app;
  }

  /** This node's address for a path. */
  URI at(String path) {
    return URI.create(app + path);
  }

  void awaitReady() throws IOException {
    if (!ServerLog.within(Duration.ofMinutes(2), this::ready)) {
      throw new AssertionError("no answer from " + app + "\n" + log());
    }
  }

  private boolean ready() {
    try {
      return new Visitor(app).open("health/ready").status() == 200;
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  String log() throws IOException {
    return Files.readString(log);
  }

  /** As {@code kill -9} does. */
  void kill() {
    process.destroyForcibly();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        throw new AssertionError("a killed process lives");
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
