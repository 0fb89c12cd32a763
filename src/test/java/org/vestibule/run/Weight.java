package org.vestibule.run;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What another JVM holds after all collections.
 *
 * @param heapBytes of living objects
 * @param files open ones, sockets among them
 */
public record Weight(long heapBytes, long threads, long files) {
  /** The weight of a process; on Linux alone. */
  public static Weight of(long pid) throws IOException {
    String total =
        objects(pid).stream().filter(it -> it.startsWith("Total")).findFirst().orElse("");
    Path process = Path.of("/proc", Long.toString(pid));
    String threads =
        Files.readString(process.resolve("status"))
            .replaceFirst("(?s).*Threads:\\s*(\\d+).*", "$1");
    try (Stream<Path> files = Files.list(process.resolve("fd"))) {
      return new Weight(
          Long.parseLong(total.replaceFirst("Total\\s+\\d+\\s+(\\d+).*", "$1")),
          Long.parseLong(threads),
          files.count());
    }
  }

  /** The lines of {@code jcmd GC.class_histogram}: a class each, and the total. */
  public static List<String> objects(long pid) throws IOException {
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
