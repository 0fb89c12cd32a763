package org.vestibule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.Architectures;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vestibule.http.Json;

class ArchitectureTest {
  private static final Path SOURCES = Path.of("src/main/java/org/vestibule");
  private static final Path EMULATOR = Path.of("src/test/java/org/vestibule/emulator");
  private static final JavaClasses PRODUCT = product();
  private static final List<String> PACKAGES =
      List.of(
          "cluster",
          "config",
          "dataverse",
          "doctor",
          "http",
          "oauth",
          "session",
          "signin",
          "telemetry",
          "web");

  private static JavaClasses product() {
    try {
      var classes = Path.of(Json.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return new ClassFileImporter().importPath(classes);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void packages_point_downward() {
    Architectures.LayeredArchitecture layers =
        Architectures.layeredArchitecture().consideringOnlyDependenciesInLayers();
    for (String name : PACKAGES) {
      layers = layers.layer(name).definedBy("org.vestibule." + name + "..");
    }
    layers
        .whereLayer("web")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("config")
        .mayOnlyBeAccessedByLayers("web")
        .whereLayer("config")
        .mayNotAccessAnyLayer()
        .whereLayer("cluster")
        .mayOnlyBeAccessedByLayers("web")
        .whereLayer("session")
        .mayOnlyBeAccessedByLayers("web", "cluster")
        .whereLayer("telemetry")
        .mayOnlyBeAccessedByLayers("web")
        .whereLayer("doctor")
        .mayOnlyBeAccessedByLayers("web")
        .whereLayer("signin")
        .mayOnlyBeAccessedByLayers("web", "session", "doctor", "telemetry")
        .whereLayer("dataverse")
        .mayOnlyBeAccessedByLayers("web", "doctor", "telemetry")
        .whereLayer("oauth")
        .mayOnlyBeAccessedByLayers("web", "session", "doctor", "signin", "dataverse", "telemetry")
        .whereLayer("http")
        .mayNotAccessAnyLayer()
        .check(PRODUCT);
  }

  @Test
  void packages_make_no_circle() {
    SlicesRuleDefinition.slices()
        .matching("org.vestibule.(*)..")
        .should()
        .beFreeOfCycles()
        .check(PRODUCT);
  }

  @Test
  void every_class_stands_in_one_of_the_packages() {
    Set<String> packages = new TreeSet<>();
    PRODUCT.forEach(it -> packages.add(it.getPackageName()));

    assertEquals(PACKAGES.stream().map("org.vestibule."::concat).toList(), List.copyOf(packages));
  }

  @Test
  void servlets_are_known_to_the_web_and_to_sessions() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.vestibule.web")
        .and()
        .haveNameNotMatching(
            "org\\.vestibule\\.session\\.(Sessions|SealedCell|BrowserKeys|Devices)(\\$.*)?")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("jakarta.servlet..")
        .check(PRODUCT);
  }

  @Test
  void the_rest_client_is_known_to_http_alone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.vestibule.http")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("jakarta.ws.rs..", "org.glassfish..", "org.apache..", "java.net.http..")
        .check(PRODUCT);
  }

  /** Telemetry hears what the use cases announce; it asks none of them for anything. */
  @Test
  void telemetry_knows_events_and_values_of_the_use_cases_alone() {
    noClasses()
        .that()
        .resideInAPackage("org.vestibule.telemetry")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "org\\.vestibule\\.(signin\\.(SignIn|Renewal|SignOut)"
                + "|dataverse\\.WebApi|oauth\\.(Provider|TokenEndpoint|OAuthClient)|http\\.HttpCalls)")
        .check(PRODUCT);
  }

  @Test
  void the_cache_of_all_nodes_is_known_to_cluster_alone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.vestibule.cluster")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("javax.cache..", "com.hazelcast..", "org.redisson..")
        .check(PRODUCT);
  }

  @Test
  void meters_are_known_to_telemetry_alone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.vestibule.telemetry")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.micrometer..", "io.prometheus..")
        .check(PRODUCT);
  }

  @Test
  void tokens_are_parsed_in_oauth_alone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.vestibule.oauth")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.nimbusds..")
        .check(PRODUCT);
  }

  @Test
  void the_environment_and_the_clock_enter_at_one_place() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.vestibule.web.Startup")
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .orShould()
        .callMethod(System.class, "getProperties")
        .orShould()
        .callMethod(System.class, "getProperty", String.class)
        .orShould()
        .callMethod(System.class, "getProperty", String.class, String.class)
        .orShould()
        .callMethod(Clock.class, "systemUTC")
        .orShould()
        .callMethod(Clock.class, "systemDefaultZone")
        .check(PRODUCT);
  }

  @Test
  void nobody_asks_the_time_behind_the_clocks_back() {
    noClasses()
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(UUID.class, "randomUUID")
        .check(PRODUCT);
  }

  @Test
  void chance_comes_from_one_place() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName("org.vestibule.oauth.Randomness")
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "java\\.security\\.SecureRandom|java\\.util\\.(Spl.*)?Random|.*ThreadLocalRandom")
        .check(PRODUCT);
  }

  @Test
  void every_package_says_what_it_knows_and_that_nothing_in_it_is_null() {
    for (String name : PACKAGES) {
      String info = read(SOURCES.resolve(name).resolve("package-info.java"));
      assertTrue(info.startsWith("/**"), name);
      assertTrue(info.contains("@NullMarked"), name);
    }
  }

  @Test
  void no_file_is_longer_than_250_lines() {
    assertEquals(
        List.of(),
        javaFiles(SOURCES)
            .filter(it -> read(it).lines().count() > 250)
            .map(Path::toString)
            .toList());
  }

  /** Counted without the package, the imports and empty lines. */
  @Test
  void no_servlet_is_longer_than_60_lines() {
    List<String> servlets =
        PRODUCT.stream()
            .filter(it -> it.isAssignableTo("jakarta.servlet.http.HttpServlet"))
            .map(JavaClass::getSimpleName)
            .toList();

    assertTrue(servlets.size() >= 7, servlets.toString());
    assertEquals(
        List.of(),
        servlets.stream()
            .filter(name -> ownLines(SOURCES.resolve("web").resolve(name + ".java")) > 60)
            .toList());
  }

  @Test
  void the_emulator_knows_nothing_of_the_product() {
    List<String> foreign =
        javaFiles(EMULATOR)
            .flatMap(it -> read(it).lines())
            .filter(line -> line.matches(".*org\\.vestibule\\.(?!emulator\\b).*"))
            .toList();

    assertTrue(javaFiles(EMULATOR).findAny().isPresent());
    assertEquals(List.of(), foreign);
  }

  private static long ownLines(Path file) {
    return read(file)
        .lines()
        .filter(line -> !line.isBlank() && !line.matches("(package|import) .*"))
        .count();
  }

  private static Stream<Path> javaFiles(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(it -> it.toString().endsWith(".java")).toList().stream();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
