package org.vestibule.run;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** Users who sign in and out again, and what they leave behind in the server's process. */
final class Growth {
  private static final int AT_ONCE = 8;
  private static final int LOOKS = 10;
  private static final double MEGABYTE = 1 << 20;

  private final ServerProcess process;
  private final URI app;

  Growth(ServerProcess process, URI app) {
    this.process = process;
    this.app = app;
  }

  /**
   * Prints a row before the first user, and ten times on the way.
   *
   * @param users how many sign in and out
   */
  void run(long users) throws IOException, InterruptedException, ExecutionException {
    print(0, 0, Duration.ZERO);
    for (int look = 1; look <= LOOKS; look++) {
      long some = users * look / LOOKS - users * (look - 1) / LOOKS;
      Duration cpu = process.cpu();
      come(some);
      print(users * look / LOOKS, some, process.cpu().minus(cpu));
    }
  }

  private void come(long users) throws InterruptedException, ExecutionException {
    var left = new AtomicLong(users);
    Callable<Object> some =
        () -> {
          while (left.getAndDecrement() > 0) {
            new SignedInUser(app).signOut();
          }
          return left;
        };
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    try {
      for (Future<Object> each : threads.invokeAll(Collections.nCopies(AT_ONCE, some))) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private void print(long all, long some, Duration cpu) throws IOException {
    Weight weight = process.weight();
    System.out.printf(
        Locale.ROOT,
        "%,9d sign-ins and sign-outs: heap %6.1f MB, threads %3d, open files %4d, cpu %6.2f ms%n",
        all,
        weight.heapBytes() / MEGABYTE,
        weight.threads(),
        weight.files(),
        some == 0 ? 0 : cpu.toNanos() / 1e6 / some);
  }
}
