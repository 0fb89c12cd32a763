package org.vestibule.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Folders as wholes. */
public final class Folders {
  private Folders() {}

  /** Copies what is in a folder into another one. */
  public static void copy(Path from, Path to) throws IOException {
    for (Path file : below(from)) {
      Path target = to.resolve(from.relativize(file));
      if (Files.isDirectory(file)) {
        Files.createDirectories(target);
      } else {
        Files.copy(file, target);
      }
    }
  }

  /** The folder with nothing in it. */
  public static Path empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      for (Path file : below(folder).stream().sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
    return Files.createDirectories(folder);
  }

  /**
   * Unpacks an archive that holds one directory, whose name carries the version; files that are
   * there already are replaced.
   *
   * @return that directory
   */
  public static Path unpack(Path zip, Path folder) throws IOException {
    Path home = folder;
    try (var in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = folder.resolve(entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(file);
        } else {
          Files.createDirectories(file.getParent());
          Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
        home = folder.resolve(folder.relativize(file).getName(0));
      }
    }
    return home;
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.toList();
    }
  }
}
