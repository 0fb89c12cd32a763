package org.vestibule.shipped;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What lies in the heap of another JVM after all collections. */
public final class LiveObjects {
  private LiveObjects() {}

  /** The lines of {@code jcmd GC.class_histogram}: a class each, and the total. */
  public static List<String> of(long pid) throws IOException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(pid),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    try (BufferedReader lines = jcmd.inputReader()) {
      return lines.lines().toList();
    }
  }
}
