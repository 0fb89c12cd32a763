package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class ShippedWarIT {
  @RegisterExtension static final Deployed deployed = new Deployed();

  @Test
  void the_deployed_archive_holds_the_entries_of_the_shipped_file_and_no_other() throws Exception {
    Map<String, String> shipped = digests(Files.newInputStream(Ground.WAR));

    InputStream archive = Archives.war("vestibule").as(ZipExporter.class).exportAsInputStream();

    assertEquals(shipped, digests(archive));
  }

  @Test
  void the_server_serves_the_bytes_of_the_shipped_file() throws Exception {
    byte[] served = get("assets/pico.min.css");

    try (var war = new ZipFile(Ground.WAR.toFile());
        InputStream entry = war.getInputStream(war.getEntry("assets/pico.min.css"))) {
      assertArrayEquals(entry.readAllBytes(), served);
    }
  }

  private static byte[] get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(deployed.app().resolve(path)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray()).body();
  }

  private static Map<String, String> digests(InputStream archive) throws Exception {
    var digests = new TreeMap<String, String>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(archive.readAllBytes()))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        if (!entry.isDirectory()) {
          byte[] digest = MessageDigest.getInstance("SHA-256").digest(in.readAllBytes());
          digests.put(entry.getName(), HexFormat.of().formatHex(digest));
        }
      }
    }
    return digests;
  }
}
