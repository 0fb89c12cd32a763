package org.vestibule.journey;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.brotli.dec.BrotliInputStream;
import org.junit.jupiter.api.Test;

final class WarContentIT {
  private static final long MEGABYTE = 1 << 20;

  /** A new one is a decision: it is one more thing to keep up to date. */
  private static final List<String> EXPECTED =
      List.of(
          "httpclient5",
          "httpcore5",
          "httpcore5-h2",
          "jakarta.activation-api",
          "jakarta.annotation-api",
          "jakarta.inject-api",
          "jakarta.json-api",
          "jakarta.json.bind-api",
          "jakarta.servlet.jsp.jstl",
          "jakarta.servlet.jsp.jstl-api",
          "jakarta.ws.rs-api",
          "jersey-client",
          "jersey-common",
          "jersey-media-json-binding",
          "micrometer-commons",
          "micrometer-core",
          "micrometer-observation",
          "micrometer-registry-prometheus",
          "nimbus-jose-jwt",
          "osgi-resource-locator",
          "parsson",
          "prometheus-metrics-config",
          "prometheus-metrics-core",
          "prometheus-metrics-exposition-textformats",
          "prometheus-metrics-model",
          "prometheus-metrics-tracer-common",
          "slf4j-api",
          "slf4j-nop",
          "yasson");

  /** A style sheet out of this one is among the assets. */
  private static final String STYLE_SHEETS = "picocss__pico-2.1.1.jar";

  private final List<String> entries = entries();

  @Test
  void is_small() throws Exception {
    assertTrue(Files.size(Ground.WAR) <= 12 * MEGABYTE, Files.size(Ground.WAR) + " bytes");
  }

  @Test
  void holds_each_view_for_both_engines() {
    List<String> views =
        entries.stream()
            .filter(it -> it.matches("WEB-INF/views/[^/]+\\.jsp"))
            .map(it -> it.replaceFirst("^.*/", "").replace("-", "_002d").replace(".", "_"))
            .toList();
    assertFalse(views.isEmpty());
    for (String engine : List.of("tomcat", "payara")) {
      String place = "WEB-INF/classes/org/vestibule/views/" + engine + "/WEB_002dINF/views/";
      for (String view : views) {
        assertTrue(entries.contains(place + view + ".class"), () -> engine + " lacks " + view);
      }
    }
  }

  @Test
  void holds_each_static_file_packed_too() throws Exception {
    try (var war = new ZipFile(Ground.WAR.toFile())) {
      List<String> files =
          entries.stream().filter(it -> it.matches("assets/.*\\.(css|js|svg)")).toList();
      assertTrue(files.contains("assets/pico.min.css"), files.toString());
      for (String file : files) {
        ZipEntry packed = war.getEntry(file + ".br");
        assertNotNull(packed, file);
        try (var plain = war.getInputStream(war.getEntry(file));
            var unpacked = new BrotliInputStream(war.getInputStream(packed))) {
          assertArrayEquals(plain.readAllBytes(), unpacked.readAllBytes(), file);
        }
      }
    }
  }

  /** Tomcat looks for descriptions of tags nowhere else. */
  @Test
  void describes_the_tags_of_each_view_beside_the_views() throws Exception {
    var named = new TreeSet<String>();
    var described = new TreeSet<String>();
    try (var war = new ZipFile(Ground.WAR.toFile())) {
      for (String entry : entries) {
        if (entry.matches("WEB-INF/views/[^/]+\\.jsp")) {
          named.addAll(found("<%@ taglib [^%]*uri=\"([^/\"][^\"]*)\"", war, entry));
        } else if (entry.matches("WEB-INF/[^/]+\\.tld")) {
          described.addAll(found("<uri>([^<]+)</uri>", war, entry));
        }
      }
    }

    assertFalse(named.isEmpty());
    assertTrue(described.containsAll(named), () -> named + " of " + described);
  }

  private static List<String> found(String regex, ZipFile war, String entry) throws IOException {
    String text = new String(war.getInputStream(war.getEntry(entry)).readAllBytes(), UTF_8);
    return Pattern.compile(regex).matcher(text).results().map(it -> it.group(1)).toList();
  }

  @Test
  void holds_its_classes_in_one_library_and_its_views_beside_it() {
    assertTrue(entries.contains("org/vestibule/web/Startup.class"));
    assertNone("WEB-INF/classes/org/vestibule/(?!views/)[^/]+/[^/]+");
  }

  @Test
  void holds_no_emulator_and_no_test() {
    assertNone("org/vestibule/(emulator|journey|run)/|(Test|IT)(\\$[^/]*)?\\.class$");
    assertNone("(?i)junit|arquillian|archunit|playwright|axe-core|shrinkwrap");
  }

  @Test
  void holds_nothing_that_every_server_brings() {
    assertNone("WEB-INF/lib/.*(servlet-api|jsp-api|el-api|jspecify|tomcat|payara|catalina)");
  }

  @Test
  void holds_each_library_once() {
    List<String> names =
        libraries().stream().map(name -> name.replaceFirst("-\\d[^/]*\\.jar$", "")).toList();

    assertEquals(names.stream().distinct().toList(), names);
  }

  @Test
  void holds_these_libraries_and_no_other() {
    assertEquals(
        EXPECTED,
        libraries().stream()
            .map(name -> name.replaceFirst("-\\d[^/]*\\.jar$", ""))
            .sorted()
            .toList());
  }

  @Test
  void its_bill_of_materials_names_each_library_with_its_version_and_no_other() throws Exception {
    String bill = Files.readString(Ground.WAR.resolveSibling("bom.json"));
    List<String> named =
        Pattern.compile("\"purl\" : \"pkg:maven/[^/]+/([^@]+)@([^?]+)\\?type=jar\"")
            .matcher(bill)
            .results()
            .map(it -> it.group(1) + "-" + it.group(2) + ".jar")
            .sorted()
            .toList();
    List<String> held =
        Stream.concat(libraries().stream(), Stream.of(STYLE_SHEETS)).sorted().toList();

    assertEquals(held, named);
    assertFalse(bill.contains("\"timestamp\""), "equal sources give an equal bill");
  }

  @Test
  void logs_nothing_of_the_transport() {
    List<String> bindings =
        libraries().stream()
            .filter(name -> name.matches("(slf4j-(?!api).*|logback.*|log4j.*|commons-logging.*)"))
            .map(name -> name.replaceFirst("-\\d[^/]*\\.jar$", ""))
            .toList();

    assertEquals(List.of("slf4j-nop"), bindings);
  }

  @Test
  void tells_nothing_of_the_machine_that_built_it() {
    assertNone("(?i)pom\\.(xml|properties)$|\\.(java|md|orig|swp)$|\\.git|(^|/)\\.[^/]+$");
  }

  private List<String> libraries() {
    return entries.stream()
        .filter(name -> name.startsWith("WEB-INF/lib/") && name.endsWith(".jar"))
        .filter(name -> !Archives.OWN.matcher(name).matches())
        .map(name -> name.substring("WEB-INF/lib/".length()))
        .toList();
  }

  private void assertNone(String regex) {
    var pattern = Pattern.compile(regex);
    assertEquals(List.of(), entries.stream().filter(it -> pattern.matcher(it).find()).toList());
  }

  private static List<String> entries() {
    try (var war = new ZipFile(Ground.WAR.toFile())) {
      return Stream.concat(
              war.stream().map(ZipEntry::getName), Archives.ownClasses().keySet().stream())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
