package org.vestibule.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Everything an engine keeps, as bytes. */
final class Dump {
  private static final List<Charset> CHARSETS = List.of(UTF_8, ISO_8859_1, UTF_16LE, UTF_16BE);

  /** One byte each, so that a search in text is one in bytes. */
  private final String bytes;

  private Dump(Path file) throws IOException {
    bytes = new String(Files.readAllBytes(file), ISO_8859_1);
  }

  /** What Redis would write to its disk, without its compression. */
  static Dump of(Redis redis) throws IOException {
    redis.ask("CONFIG SET rdbcompression no");
    redis.ask("SAVE");
    return new Dump(redis.directory().resolve("dump.rdb"));
  }

  /** The memory of a member of the data grid, which has served no user so far. */
  static Dump of(ClusterNode node) throws IOException {
    Path file = Cluster.directory().toAbsolutePath().resolve("grid-" + node.port() + ".hprof");
    Files.deleteIfExists(file);
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(node.pid()),
                "GC.heap_dump",
                file.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectErrorStream(true)
            .start();
    try {
      if (!jcmd.waitFor(60, TimeUnit.SECONDS) || jcmd.exitValue() != 0) {
        throw new IOException("no dump of " + node.app());
      }
      return new Dump(file);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      Files.deleteIfExists(file);
    }
  }

  boolean contains(String text) {
    return CHARSETS.stream()
        .anyMatch(charset -> bytes.contains(new String(text.getBytes(charset), ISO_8859_1)));
  }
}
