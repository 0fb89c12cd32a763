package org.vestibule.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetServletTest {
  private static final byte[] CSS = "a { color: red }\n".repeat(50).getBytes(UTF_8);
  private static final Assets ASSETS =
      new Assets(
          Map.of(
              "a.css",
              CSS,
              "a.min.css",
              new byte[] {'b'},
              "a.js",
              "let a;".getBytes(UTF_8),
              "a.svg",
              "<svg/>".getBytes(UTF_8)));
  private static final String HASHED = ASSETS.hashedName("a.css");

  private static FakeExchange got(String name, String... headers) throws Exception {
    return got(ASSETS, name, headers);
  }

  private static FakeExchange got(Assets assets, String name, String... headers) throws Exception {
    var exchange = new FakeExchange();
    exchange.pathInfo = "/" + name;
    for (int i = 0; i < headers.length; i += 2) {
      exchange.withHeader(headers[i], headers[i + 1]);
    }
    new AssetServlet(assets).service(exchange.request, exchange.response);
    return exchange;
  }

  @Test
  void a_hashed_name_may_be_kept_for_good() throws Exception {
    FakeExchange file = got(HASHED);

    assertTrue(HASHED.matches("a\\.[0-9a-f]{16}\\.css"), HASHED);
    assertEquals(200, file.status);
    assertEquals("public, max-age=31536000, immutable", file.answered.get("Cache-Control"));
    assertEquals("text/css;charset=UTF-8", file.answered.get("Content-Type"));
    assertEquals("Accept-Encoding", file.answered.get("Vary"));
    assertEquals(String.valueOf(CSS.length), file.answered.get("Content-Length"));
    assertArrayEquals(CSS, file.body.toByteArray());
  }

  @Test
  void the_name_follows_the_content() {
    assertNotEquals(HASHED, new Assets(Map.of("a.css", new byte[] {'c'})).hashedName("a.css"));
    assertEquals(HASHED, new Assets(Map.of("a.css", CSS)).hashedName("a.css"));
  }

  @Test
  void a_plain_name_is_asked_for_again_each_time() throws Exception {
    FakeExchange file = got("a.css");

    assertEquals("no-cache", file.answered.get("Cache-Control"));
    assertArrayEquals(CSS, file.body.toByteArray());
  }

  @Test
  void who_accepts_gzip_gets_it_under_its_own_tag() throws Exception {
    FakeExchange packed = got(HASHED, "Accept-Encoding", "br, gzip");

    assertEquals("gzip", packed.answered.get("Content-Encoding"));
    assertTrue(packed.body.size() < CSS.length / 2, packed.body.size() + " bytes");
    assertArrayEquals(
        CSS,
        new GZIPInputStream(new ByteArrayInputStream(packed.body.toByteArray())).readAllBytes());
    assertNotEquals(got(HASHED).answered.get("ETag"), packed.answered.get("ETag"));
  }

  @ParameterizedTest(name = "[{0}]")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          br                | br
          gzip, br          | br
          BR;q=0.1, gzip    | br
          br;q=0, gzip      | gzip
          gzip              | gzip
          identity          |
          """)
  void who_accepts_brotli_gets_what_the_build_has_packed(String header, String coding)
      throws Exception {
    byte[] packed = {1, 2, 3};
    var assets = new Assets(Map.of("a.css", CSS, "a.css.br", packed));

    FakeExchange file = got(assets, "a.css", "Accept-Encoding", header);

    assertEquals(coding, file.answered.get("Content-Encoding"));
    if ("br".equals(coding)) {
      assertArrayEquals(packed, file.body.toByteArray());
      assertEquals("3", file.answered.get("Content-Length"));
      assertTrue(file.answered.getOrDefault("ETag", "").endsWith("-br\""));
    }
    assertEquals(404, got(assets, "a.css.br").status);
  }

  @Test
  void what_brotli_makes_longer_is_not_sent() throws Exception {
    var assets = new Assets(Map.of("a.css", CSS, "a.css.br", new byte[CSS.length]));

    FakeExchange file = got(assets, "a.css", "Accept-Encoding", "br");

    assertEquals(null, file.answered.get("Content-Encoding"));
    assertArrayEquals(CSS, file.body.toByteArray());
  }

  @ParameterizedTest(name = "[{0}]")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gzip;q=1.0        | true
          gzip; q=0.5, br   | true
          GZIP              | true
          gzip;q=0          | false
          gzip;q=0.000      | false
          br, identity      | false
          xgzip             | false
          """)
  void the_browser_says_whether_it_accepts_gzip(String header, boolean packed) throws Exception {
    FakeExchange file = got(HASHED, "Accept-Encoding", header);

    assertEquals(packed, "gzip".equals(file.answered.get("Content-Encoding")));
  }

  @Test
  void what_compression_makes_longer_is_sent_as_it_is() throws Exception {
    FakeExchange file = got("a.min.css", "Accept-Encoding", "gzip");

    assertEquals(null, file.answered.get("Content-Encoding"));
    assertEquals(1, file.body.size());
  }

  @Test
  void who_has_it_is_told_so() throws Exception {
    String tag = got(HASHED).answered.getOrDefault("ETag", "");

    FakeExchange again = got(HASHED, "If-None-Match", "\"other\", W/" + tag);
    FakeExchange other = got(HASHED, "If-None-Match", "\"other\"");

    assertTrue(tag.matches("\"[0-9a-f]{16}\""), tag);
    assertEquals(304, again.status);
    assertEquals(0, again.body.size());
    assertEquals(tag, again.answered.get("ETag"));
    assertEquals(200, other.status);
  }

  @ParameterizedTest(name = "[{0}]")
  @CsvSource({"a.0123456789abcdef.css", "''", "b.css", "../WEB-INF/web.xml", "a.css/", "A.CSS"})
  void another_name_is_not_found(String name) throws Exception {
    assertEquals(404, got(name).status);
  }

  @ParameterizedTest(name = "[{0}]")
  @CsvSource({"a.js,text/javascript;charset=UTF-8", "a.svg,image/svg+xml"})
  void each_file_has_its_type(String name, String type) throws Exception {
    assertEquals(type, got(name).answered.get("Content-Type"));
  }

  @Test
  void a_page_cannot_name_what_is_not_there() {
    assertThrows(IllegalArgumentException.class, () -> ASSETS.hashedName("nowhere.css"));
    assertThrows(IllegalArgumentException.class, () -> new Assets(Map.of("a.exe", new byte[] {1})));
  }
}
