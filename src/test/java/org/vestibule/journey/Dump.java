package org.vestibule.journey;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Everything an engine keeps, as bytes. */
final class Dump {
  private static final List<Charset> CHARSETS = List.of(UTF_8, ISO_8859_1, UTF_16LE, UTF_16BE);

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final byte[] bytes;

  private Dump(Path file) throws IOException {
    bytes = Files.readAllBytes(file);
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

  /** Those of the texts that are in it, in any coding. */
  Set<String> found(Collection<String> texts) {
    Map<Long, List<Sought>> sought = new HashMap<>();
    for (String text : texts) {
      for (Charset charset : CHARSETS) {
        var it = new Sought(text, text.getBytes(charset));
        sought.computeIfAbsent(first(it.coded, 0), key -> new ArrayList<>()).add(it);
      }
    }
    Set<String> found = new HashSet<>();
    for (int at = 0; at + Long.BYTES <= bytes.length; at++) {
      List<Sought> here = sought.get(first(bytes, at));
      if (here != null) {
        for (Sought it : here) {
          if (it.at(bytes, at)) {
            found.add(it.text);
          }
        }
      }
    }
    return found;
  }

  /** The first eight bytes, which few others begin with. */
  private static long first(byte[] bytes, int at) {
    return (long) LONG.get(bytes, at);
  }

  /** A text of eight characters at least, as it is coded. */
  private static final class Sought {
    private final String text;
    private final byte[] coded;

    Sought(String text, byte[] coded) {
      this.text = text;
      this.coded = coded;
    }

    boolean at(byte[] bytes, int at) {
      int end = at + coded.length;
      return end <= bytes.length && Arrays.equals(bytes, at, end, coded, 0, coded.length);
    }
  }
}
