package org.vestibule.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR file as Arquillian deploys it. */
final class Archives {
  /** The library that is not of others. */
  static final Pattern OWN = Pattern.compile("WEB-INF/lib/vestibule-[^/]+\\.jar");

  private Archives() {}

  /** A fresh archive object of the shipped file; its name is the context path. */
  static WebArchive war(String name) {
    return ShrinkWrap.create(ZipImporter.class, name + ".war")
        .importFrom(Ground.WAR.toFile())
        .as(WebArchive.class);
  }

  /** What the shipped file's own library holds, by name. */
  static Map<String, byte[]> ownClasses() {
    var held = new TreeMap<String, byte[]>();
    try (var war = new ZipFile(Ground.WAR.toFile())) {
      ZipEntry own =
          war.stream().filter(it -> OWN.matcher(it.getName()).matches()).findFirst().orElseThrow();
      try (var library = new ZipInputStream(war.getInputStream(own))) {
        for (ZipEntry it; (it = library.getNextEntry()) != null; ) {
          held.put(it.getName(), library.readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return held;
  }
}
