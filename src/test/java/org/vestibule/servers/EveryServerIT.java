package org.vestibule.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vestibule.emulator.Emulator;
import org.vestibule.run.Ports;
import org.vestibule.run.Settings;

/** The main journey with the one WAR file on each server and JDK. */
final class EveryServerIT {
  private static final Path WAR = Path.of(System.getProperty("vestibule.war")).toAbsolutePath();
  private static final Path SERVERS = WAR.resolveSibling("servers");
  private static final List<Jdk> JDKS = jdks();
  private static final Outcomes OUTCOMES = new Outcomes(JDKS);

  private static List<Jdk> jdks() {
    try {
      return Jdk.both();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<Product> products() throws IOException {
    return List.of(
        new Tomcat("Tomcat 11", version("tomcat11"), home("tomcat11")),
        new Jetty("Jetty 12.1", version("jetty"), home("jetty")),
        new PayaraServer("Payara Server 6", version("payara-server"), home("payara-server")),
        new OpenLiberty("Open Liberty 26", version("liberty"), home("liberty")),
        new WildFly("WildFly 39", version("wildfly"), home("wildfly")),
        new PayaraMicro("Payara Micro 6", version("payara-micro"), SERVERS.resolve("payara-micro")),
        new Tomcat("Tomcat 10.1", version("tomcat10"), home("tomcat10")));
  }

  private static String version(String name) {
    return System.getProperty("version." + name);
  }

  /** An archive holds one folder. */
  private static Path home(String name) throws IOException {
    try (Stream<Path> folders = Files.list(SERVERS.resolve(name))) {
      return folders.filter(Files::isDirectory).findFirst().orElseThrow();
    }
  }

  static List<Arguments> each() throws IOException {
    String only = System.getProperty("servers.only", "");
    var each = new ArrayList<Arguments>();
    for (Product product : products()) {
      for (Jdk jdk : JDKS) {
        boolean wanted = only.isEmpty() || product.title().matches(only);
        OUTCOMES.put(product, jdk, wanted ? "failed" : "left out by -Dservers.only");
        if (wanted) {
          each.add(
              Arguments.of(
                  Named.of(product.title() + " " + product.version(), product),
                  Named.of(jdk.title(), jdk)));
        }
      }
    }
    return each;
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("each")
  void the_journey_from_the_landing_page_to_the_sign_out(Product product, Jdk jdk)
      throws Exception {
    int port = Ports.free();
    URI app = URI.create("http://localhost:" + port + "/vestibule/");
    Path base = SERVERS.resolve("base").resolve(name(product, jdk));
    Instance ended;
    List<ProcessHandle> processes;
    try (Emulator emulator = Emulator.start(0);
        Instance server =
            Instance.start(product, jdk, base, port, WAR, settings(emulator, app, jdk))) {
      ended = server;
      processes = server.processes();
      listensOnLoopbackAlone(processes, port, jdk);
      new Journey(server, emulator, app).go();
      credentialIsThatOf(jdk, emulator);
      assertEquals(
          List.of(), server.log().lines().filter(it -> it.contains("LinkageError")).toList());
    }
    assertEquals(List.of(), processes.stream().filter(ProcessHandle::isAlive).toList());
    assertTrue(ended.tells("readiness is down"), "the stop signal was not heard");
    OUTCOMES.put(product, jdk, "passes");
  }

  private static String name(Product product, Jdk jdk) {
    return (product.title() + "-" + jdk.feature()).replace(' ', '-');
  }

  /** A client with a secret on the first JDK, one without on the other: both cost one start. */
  private static Map<String, String> settings(Emulator emulator, URI app, Jdk jdk) {
    var settings = new HashMap<>(Settings.forEmulator(emulator, app));
    if (isPublic(jdk)) {
      settings.put("AZURE_CLIENT_ID", Emulator.PUBLIC_CLIENT_ID);
      settings.remove("AZURE_CLIENT_SECRET");
    }
    return settings;
  }

  private static boolean isPublic(Jdk jdk) {
    return !jdk.equals(JDKS.get(0));
  }

  private static void credentialIsThatOf(Jdk jdk, Emulator emulator) {
    Map<String, String> redeemed = emulator.requests("/token").get(0).form();
    assertTrue(redeemed.containsKey("code_verifier"));
    assertEquals(isPublic(jdk), !redeemed.containsKey("client_secret"));
  }

  private static void listensOnLoopbackAlone(List<ProcessHandle> processes, int port, Jdk jdk)
      throws IOException {
    List<Listener> listeners = Listener.of(processes);
    assertEquals(
        List.of(), listeners.stream().filter(it -> !it.address().isLoopbackAddress()).toList());
    Listener http = listeners.stream().filter(it -> it.port() == port).findFirst().orElseThrow();
    String java = http.process().info().command().orElseThrow();
    assertEquals(Path.of(jdk.java()).toRealPath(), Path.of(java).toRealPath());
  }

  @AfterAll
  static void tell() throws IOException {
    String table = OUTCOMES.table();
    Files.writeString(SERVERS.resolve("table.md"), table);
    System.out.println(table);
  }
}
