package org.vestibule.run;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vestibule.emulator.Emulator;

/**
 * Measures the application as a whole: a Tomcat of its own with the WAR, the emulator, and users
 * who sign in and open the page behind it, a few at once. Writes {@code whole-process.json} and
 * prints one table of this and of what JMH has left in {@code jmh.json}.
 */
public final class WholeProcess {
  private static final int AT_ONCE = 8;
  private static final Duration WARM = Duration.ofSeconds(20);
  private static final Duration MEASURED = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** One benchmark of JMH's own file, up to its allocations. */
  private static final Pattern JMH =
      Pattern.compile(
          "\"benchmark\" : \"[^\"]*\\.(\\w+\\.\\w+)\".*?\"score\" : ([0-9.E-]+)"
              + "(?:(?!\"benchmark\").)*?\"gc\\.alloc\\.rate\\.norm\" : \\{\\s*\"score\" : ([0-9.E-]+)",
          Pattern.DOTALL);

  /**
   * What came of one kind of flow.
   *
   * @param rate flows in a second
   * @param median milliseconds
   * @param p99 milliseconds
   * @param cpu milliseconds of the application's process for one flow
   */
  private record Figures(
      String flow, int flows, double rate, double median, double p99, double cpu) {
    private String json() {
      return String.format(
          Locale.ROOT,
          "{\"flow\":\"%s\",\"flows\":%d,\"perSecond\":%.1f,\"p50Millis\":%.2f,"
              + "\"p99Millis\":%.2f,\"cpuMillisPerFlow\":%.3f}",
          flow,
          flows,
          rate,
          median,
          p99,
          cpu);
    }

    private String row() {
      return String.format(
          Locale.ROOT,
          "%-36s %9.1f /s   p50 %8.2f ms   p99 %8.2f ms   cpu %7.3f ms",
          flow,
          rate,
          median,
          p99,
          cpu);
    }
  }

  private final ServerProcess process;

  private WholeProcess(ServerProcess process) {
    this.process = process;
  }

  /**
   * Arguments: build directory; how many users then sign in and out.
   *
   * @throws Refused when the server does not start
   */
  public static void main(String[] arguments) throws Exception {
    Path target = Path.of(arguments[0]);
    long users = Long.parseLong(arguments[1]);
    var port = new Port("port", Ports.free());
    URI app = URI.create("http://localhost:" + port.number());
    try (Emulator emulator = Emulator.start(0)) {
      emulator.record(false);
      var environment = new HashMap<>(System.getenv());
      Settings.removeFrom(environment);
      environment.putAll(Settings.forEmulator(emulator, app));
      Path log = target.resolve("bench/server.log");
      Files.createDirectories(log.getParent());
      ServerProcess process =
          ServerProcess.start(Server.named("tomcat", target), port, environment, log);
      try {
        process.awaitReady(port, PATIENCE);
        List<Figures> figures = new WholeProcess(process).measure(app);
        Files.writeString(
            target.resolve("whole-process.json"),
            figures.stream().map(Figures::json).toList().toString() + "\n");
        jmh(target.resolve("jmh.json")).forEach(System.out::println);
        figures.forEach(it -> System.out.println(it.row()));
        if (users > 0) {
          new Growth(process, app).run(users);
        }
      } finally {
        process.stop();
      }
    }
  }

  private List<Figures> measure(URI app) throws Exception {
    Callable<Object> signIn = () -> new SignedInUser(app);
    run("", WARM, signIn);
    var users = new ConcurrentLinkedQueue<SignedInUser>();
    for (int i = 0; i < 4 * AT_ONCE; i++) {
      users.add(new SignedInUser(app));
    }
    Callable<Object> page =
        () -> {
          SignedInUser user = users.remove();
          user.openPage();
          return users.add(user);
        };
    run("", WARM.dividedBy(2), page);
    return List.of(
        run("sign-in, " + AT_ONCE + " at once", MEASURED, signIn),
        run("page, " + AT_ONCE + " at once", MEASURED, page));
  }

  private Figures run(String name, Duration time, Callable<Object> flow)
      throws InterruptedException, ExecutionException {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      Duration cpu = process.cpu();
      long begun = System.nanoTime();
      Callable<List<Double>> worker =
          () -> {
            var millis = new ArrayList<Double>();
            while (System.nanoTime() - begun < time.toNanos()) {
              long start = System.nanoTime();
              flow.call();
              millis.add((System.nanoTime() - start) / 1e6);
            }
            return millis;
          };
      var all = new ArrayList<Double>();
      for (Future<List<Double>> future : threads.invokeAll(Collections.nCopies(AT_ONCE, worker))) {
        all.addAll(future.get());
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      double used = process.cpu().minus(cpu).toNanos() / 1e6;
      Collections.sort(all);
      return new Figures(
          name,
          all.size(),
          all.size() / seconds,
          all.get(all.size() / 2),
          all.get(all.size() * 99 / 100),
          used / all.size());
    } finally {
      threads.shutdownNow();
    }
  }

  /** A row for each benchmark; none when JMH has not run. */
  private static Stream<String> jmh(Path json) throws IOException {
    if (!Files.exists(json)) {
      return Stream.empty();
    }
    Matcher benchmarks = JMH.matcher(Files.readString(json));
    return benchmarks
        .results()
        .map(
            it ->
                String.format(
                    Locale.ROOT,
                    "%-36s %9.2f us   %10.0f bytes",
                    it.group(1),
                    Double.parseDouble(it.group(2)),
                    Double.parseDouble(it.group(3))));
  }
}
