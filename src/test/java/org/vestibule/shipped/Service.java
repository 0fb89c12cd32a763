package org.vestibule.shipped;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vestibule.run.Weight;

/** A process that is started and stopped as its unit file tells systemd to. */
public final class Service implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final ProcessHandle main;
  private final Process started;
  private final Unit unit;
  private final Path output;

  private Service(ProcessHandle main, Process started, Unit unit, Path output) {
    this.main = main;
    this.started = started;
    this.unit = unit;
    this.output = output;
  }

  /**
   * Starts it.
   *
   * @param environment text of the file that {@code EnvironmentFile} names
   * @param output where standard output goes, which systemd hands to journald
   */
  public static Service start(Unit unit, String environment, Path output)
      throws IOException, InterruptedException {
    Path directory = Files.createDirectories(Path.of(unit.one("WorkingDirectory")));
    Files.createDirectories(output.getParent());
    var builder = new ProcessBuilder(unit.command());
    builder.directory(directory.toFile()).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin");
    builder.environment().putAll(unit.environment(environment));
    Process started = builder.start();
    if (!unit.one("Type").equals("forking")) {
      return new Service(started.toHandle(), started, unit, output);
    }
    if (!started.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || started.exitValue() != 0) {
      throw new AssertionError(Files.readString(output));
    }
    long pid = Long.parseLong(Files.readString(Path.of(unit.one("PIDFile"))).strip());
    return new Service(ProcessHandle.of(pid).orElseThrow(), started, unit, output);
  }

  /** Waits for an address to answer with this status. */
  public void await(URI uri, int status) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    int last = 0;
    while (last != status) {
      if (!main.isAlive() || System.nanoTime() > end) {
        throw new AssertionError(uri + " has status " + last + "\n" + Files.readString(output));
      }
      Thread.sleep(50);
      try {
        last = new Guest().get(uri).status();
      } catch (IOException e) {
        last = 0;
      }
    }
  }

  /** The classes with such a name that there are objects of. */
  List<String> classes(Pattern name) throws IOException {
    return Weight.objects(main.pid()).stream()
        .flatMap(line -> Stream.of(line.strip().split("\\s+", -1)))
        .filter(name.asMatchPredicate())
        .toList();
  }

  /** Sends the signal of the unit, which the process has to hear itself. */
  public void stop() {
    if (!unit.one("KillSignal").equals("SIGTERM") || !unit.one("KillMode").equals("mixed")) {
      throw new AssertionError("SIGTERM to the main process is what this test sends");
    }
    main.destroy();
  }

  /** Whether it ends in the time that the unit gives, and in a way that the unit calls success. */
  public boolean endsWell() throws InterruptedException {
    long seconds = Long.parseLong(unit.one("TimeoutStopSec"));
    long end = System.nanoTime() + Duration.ofSeconds(seconds).toNanos();
    while (main.isAlive()) {
      if (System.nanoTime() > end) {
        return false;
      }
      Thread.sleep(50);
    }
    boolean ours = main.pid() == started.pid();
    return !ours
        || List.of(0, Integer.valueOf(unit.one("SuccessExitStatus"))).contains(started.waitFor());
  }

  @Override
  public void close() {
    main.descendants().forEach(ProcessHandle::destroyForcibly);
    main.destroyForcibly();
  }
}
