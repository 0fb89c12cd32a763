package org.vestibule.journey;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The libraries of the WAR, for many servers of one JVM: loaded and compiled anew for each of them,
 * they would be most of what a start costs. Like a server's own loader for shared libraries, and
 * before what the tests have in their class path.
 */
final class Libraries extends URLClassLoader {
  private static final String FOLDER = "WEB-INF/lib/";

  static {
    registerAsParallelCapable();
  }

  private static final Libraries SHARED = new Libraries(unpacked());

  private Libraries(URL... jars) {
    super("libraries", jars, Libraries.class.getClassLoader());
  }

  static ClassLoader shared() {
    return SHARED;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      try {
        return findClass(name);
      } catch (ClassNotFoundException e) {
        return super.loadClass(name, resolve);
      }
    }
  }

  private static URL[] unpacked() {
    try {
      Path folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/it")), "lib");
      List<URL> jars = new ArrayList<>();
      try (InputStream war = Files.newInputStream(Ground.WAR);
          var in = new ZipInputStream(war)) {
        for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
          String name = entry.getName();
          if (name.startsWith(FOLDER) && name.endsWith(".jar")) {
            Path jar = folder.resolve(name.substring(FOLDER.length()));
            Files.copy(in, jar);
            jars.add(jar.toUri().toURL());
          }
        }
      }
      return jars.toArray(URL[]::new);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
