package org.vestibule.journey;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vestibule.run.Folders;
import org.vestibule.shipped.Shipped;

/** The two kinds of nodes, as {@code server-config} describes them. */
final class ClusterServers {
  private static final String PAYARA = "payara-micro/";
  private static final String TOMCAT = "tomcat/cluster/";

  private ClusterServers() {}

  /**
   * On Payara Micro.
   *
   * @param settings of the application, in a file; {@code CLUSTER} is not among them: it belongs
   *     where Payara sees it too
   * @param grid the ports of the data grid, of all nodes
   * @param own this node's
   */
  static ClusterNode payara(int port, Map<String, String> settings, List<Integer> grid, int own)
      throws IOException {
    Path directory = directory(port);
    Path file = write(directory, settings);
    String members = grid.stream().map(it -> "127.0.0.1:" + it).collect(Collectors.joining(","));
    String flags =
        Shipped.changed(
            PAYARA + "cluster.flags",
            Map.of(
                "10.0.0.11:6900,10.0.0.12:6900",
                members,
                "10.0.0.*",
                "127.0.0.1",
                "--startport 6900",
                "--startport " + own));
    Path preboot = directory.resolve("preboot.asadmin");
    Files.writeString(
        preboot,
        Shipped.changed(
            PAYARA + "preboot.asadmin",
            Map.of(
                "set configs.config.server-config.hazelcast-config-specific-configuration.enabled=false",
                "",
                "/var/log/vestibule",
                directory.toString())));
    return new ClusterNode(
        port,
        directory,
        war -> {
          var command = ClusterNode.java(directory, file);
          if (!settings.containsKey("CLUSTER")) {
            command.add("-DCLUSTER=jcache");
          }
          command.add("@" + Path.of("server-config", PAYARA, "cluster.jvm").toAbsolutePath());
          command.addAll(List.of("-jar", System.getenv("MICRO_JAR")));
          command.addAll(Arrays.asList(flags.strip().split("\\s+")));
          command.addAll(List.of("--nohostaware", "--disablephonehome"));
          command.addAll(List.of("--port", Integer.toString(port)));
          command.addAll(List.of("--prebootcommandfile", preboot.toString()));
          command.addAll(List.of("--deploy", war.toAbsolutePath().toString()));
          command.addAll(List.of("--contextroot", "vestibule"));
          return command;
        });
  }

  /**
   * On Tomcat's own distribution, with Redisson's jars in its {@code lib} and no application but
   * this one.
   *
   * @param settings of the application
   * @param redis the port of Redis
   */
  static ClusterNode tomcat(int port, Map<String, String> settings, int redis) throws IOException {
    Path directory = directory(port);
    Path home = Folders.unpack(Path.of("target/server/tomcat.zip"), directory);
    try (Stream<Path> jars = Files.list(Path.of("target/server/redisson"))) {
      for (Path jar : jars.toList()) {
        copy(jar, home.resolve("lib").resolve(jar.getFileName()));
      }
    }
    Path redisson = directory.resolve("redisson.yaml");
    Files.writeString(
        redisson,
        Shipped.changed(TOMCAT + "redisson.yaml", Map.of("10.0.0.10:6379", "127.0.0.1:" + redis)));
    Files.writeString(
        home.resolve("conf/context.xml"),
        Shipped.changed(
            TOMCAT + "context.xml", Map.of("/etc/vestibule/redisson.yaml", redisson.toString())));
    Files.writeString(home.resolve("conf/server.xml"), server(port));
    var more = new HashMap<>(settings);
    more.put("CLUSTER", "jcache");
    more.put("CLUSTER_CONFIG", redisson.toString());
    Path file = write(directory, more);
    return new ClusterNode(
        port,
        directory,
        war -> {
          copy(war, Folders.empty(home.resolve("apps")).resolve("vestibule.war"));
          var command = ClusterNode.java(directory, file);
          command.add("-Dcatalina.home=" + home);
          command.add("-Dcatalina.base=" + home);
          Path bin = home.resolve("bin");
          command.add("-cp");
          command.add(bin.resolve("bootstrap.jar") + ":" + bin.resolve("tomcat-juli.jar"));
          command.addAll(List.of("org.apache.catalina.startup.Bootstrap", "start"));
          return command;
        });
  }

  private static String server(int port) {
    return """
        <Server port="-1">
          <Service name="Catalina">
            <Connector port="%d" address="127.0.0.1"/>
            <Engine name="Catalina" defaultHost="localhost">
              <Host name="localhost" appBase="apps" autoDeploy="false"/>
            </Engine>
          </Service>
        </Server>
        """
        .formatted(port);
  }

  private static Path directory(int port) throws IOException {
    return Files.createDirectories(Path.of("target/it/node-" + port)).toAbsolutePath();
  }

  private static Path write(Path directory, Map<String, String> settings) throws IOException {
    Path file = directory.resolve("settings.properties");
    Ground.write(file, settings);
    return file;
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
  }
}
