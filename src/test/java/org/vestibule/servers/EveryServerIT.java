package org.vestibule.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Persona;
import org.vestibule.journey.Hop;
import org.vestibule.journey.Visitor;
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
        Optional<String> reason =
            product.title().matches(only.isEmpty() ? ".*" : only)
                ? product.refuses(jdk).map("not supported: "::concat)
                : Optional.of("left out by -Dservers.only");
        OUTCOMES.put(product, jdk, reason.orElse("failed"));
        if (reason.isEmpty()) {
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
    String name = (product.title() + "-" + jdk.feature()).replace(' ', '-');
    try (Emulator emulator = Emulator.start(0);
        Instance server =
            Instance.start(
                product,
                jdk,
                SERVERS.resolve("base").resolve(name),
                port,
                WAR,
                Settings.forEmulator(emulator, app))) {
      journey(new Visitor(app), app, emulator);
      assertEquals(
          List.of(), server.log().lines().filter(it -> it.contains("LinkageError")).toList());
    }
    OUTCOMES.put(product, jdk, "passes");
  }

  private static void journey(Visitor visitor, URI app, Emulator emulator) {
    Hop home = visitor.open("");
    assertEquals(200, home.status(), home.body());
    assertTrue(home.body().contains("login"), home.body());
    assertEquals(401, visitor.open("whoami").status());

    Hop login = visitor.open("login");
    assertEquals(302, login.status(), login.body());
    assertTrue(login.location().toString().startsWith(emulator.base().toString()));
    Hop answer = visitor.choose(visitor.follow(login), Persona.ADA);
    assertTrue(answer.location().toString().startsWith(app + "callback?code="));
    Hop back = visitor.follow(answer);
    assertEquals(303, back.status(), back.body());
    assertEquals(app + "dashboard", back.location().toString());

    Hop dashboard = visitor.follow(back);
    assertEquals(200, dashboard.status(), dashboard.body());
    assertEquals(Persona.ADA.userId(), dashboard.find("id=\"user-id\">([^<]*)<"));
    Hop whoami = visitor.open("whoami");
    assertEquals(200, whoami.status(), whoami.body());
    assertEquals(Persona.ADA.userId(), whoami.find("\"UserId\"\\s*:\\s*\"([^\"]*)\""));

    Hop out = visitor.signOut(dashboard);
    assertEquals(303, out.status(), out.body());
    assertTrue(visitor.follow(visitor.follow(out)).body().contains("You are signed out"));
    assertEquals(401, visitor.open("whoami").status());
  }

  @AfterAll
  static void tell() throws IOException {
    String table = OUTCOMES.table();
    Files.writeString(SERVERS.resolve("table.md"), table);
    System.out.println(table);
  }
}
