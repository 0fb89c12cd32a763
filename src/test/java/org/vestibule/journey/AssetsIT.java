package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vestibule.emulator.Persona;

/** Static files: fetched once, kept for good, small on the wire. */
final class AssetsIT {
  private static final Pattern FILE =
      Pattern.compile("(?:href|src)=\"/vestibule/(assets/[^\"]*)\"");

  @RegisterExtension static final Deployed deployed = new Deployed();

  private final Visitor visitor = new Visitor(deployed);

  private Hop get(String path, String... headers) {
    return visitor.open(URI.create(deployed.app() + path), headers);
  }

  private static Set<String> files(Hop page) {
    var files = new LinkedHashSet<String>();
    FILE.matcher(page.body()).results().forEach(found -> files.add(found.group(1)));
    return files;
  }

  @Test
  void every_file_of_a_page_may_be_kept_for_good() {
    Set<String> files = files(visitor.signIn(Persona.ADA));

    assertTrue(files.size() >= 6, files.toString());
    for (String name : files) {
      Hop file = get(name);
      assertEquals(200, file.status(), name);
      assertEquals("public, max-age=31536000, immutable", file.header("Cache-Control"), name);
      assertTrue(file.header("ETag").matches("\"[0-9a-f]{16}\""), file.header("ETag"));
      assertEquals("nosniff", file.header("X-Content-Type-Options"));
      assertEquals(304, get(name, "If-None-Match", file.header("ETag")).status(), name);
      assertFalse(file.header("Set-Cookie").contains("vestibule="), name);
    }
  }

  @Test
  void a_page_and_its_files_weigh_less_than_60_kilobytes() {
    Hop page = visitor.signIn(Persona.ADA);
    long bytes = page.body().getBytes(java.nio.charset.StandardCharsets.UTF_8).length;

    for (String name : files(page)) {
      Hop file = get(name, "Accept-Encoding", "gzip");
      boolean small = Long.parseLong(file.header("Content-Length")) < 300;
      assertTrue(small || file.header("Content-Encoding").equals("gzip"), name);
      bytes += Long.parseLong(file.header("Content-Length")) + 900; // headers, generously
    }

    assertTrue(bytes < 60_000, bytes + " bytes");
  }

  @Test
  void brotli_is_smaller_than_gzip() {
    for (String name : Set.of("assets/vestibule.css", "assets/pico.min.css")) {
      Hop brotli = get(name, "Accept-Encoding", "gzip, deflate, br, zstd");
      Hop gzip = get(name, "Accept-Encoding", "gzip");

      assertEquals("br", brotli.header("Content-Encoding"), name);
      assertTrue(
          Long.parseLong(brotli.header("Content-Length"))
              < Long.parseLong(gzip.header("Content-Length")),
          name);
    }
  }

  @Test
  void another_version_is_not_found() {
    String name = files(visitor.open("")).iterator().next();

    assertEquals(404, get(name.replaceFirst("\\.[0-9a-f]{16}\\.", ".0123456789abcdef.")).status());
    assertEquals("no-cache", get("assets/vestibule.css").header("Cache-Control"));
    assertEquals(405, visitor.send("POST", name).status());
  }

  @Test
  void the_page_itself_is_not_compressed() {
    Hop page = get("", "Accept-Encoding", "gzip");

    assertEquals("", page.header("Content-Encoding"));
  }
}
