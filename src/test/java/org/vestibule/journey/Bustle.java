package org.vestibule.journey;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Signed-in users who go on opening pages in the background, until it is closed. */
final class Bustle implements AutoCloseable {
  private static final int THREADS = 4;

  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicInteger answers = new AtomicInteger();
  private final AtomicBoolean over = new AtomicBoolean();
  private final List<Thread> threads = new ArrayList<>();

  Bustle(Crowd crowd) {
    for (int i = 0; i < THREADS; i++) {
      int first = i;
      var thread = new Thread(() -> go(crowd, first), "bustle-" + i);
      thread.setDaemon(true);
      threads.add(thread);
      thread.start();
    }
  }

  private void go(Crowd crowd, int first) {
    for (int i = first; !over.get(); i += THREADS) {
      try {
        Hop hop = open(crowd.users().get(i % crowd.users().size()));
        if (hop.status() == 200) {
          answers.incrementAndGet();
        } else {
          failures.add(hop.status() + " " + hop.body());
        }
      } catch (UncheckedIOException e) {
        failures.add(e + ", " + e.getCause());
      }
    }
  }

  /**
   * A proxy that is told of other nodes closes the connections that are idle, and a request may be
   * on its way on one of them: browsers send it again, RFC 9112, section 9.3.1.
   */
  private static Hop open(Visitor user) {
    try {
      return user.open("whoami");
    } catch (UncheckedIOException e) {
      if (String.valueOf(e.getCause()).contains("header parser received no bytes")) {
        return user.open("whoami");
      }
      throw e;
    }
  }

  /** Waits until so many more pages have come. */
  void awaitAnswers(int more) {
    int goal = answers.get() + more;
    if (!ServerLog.within(Ground.PATIENCE.multipliedBy(3), () -> answers.get() >= goal)) {
      throw new AssertionError("no pages any more: " + failures);
    }
  }

  /** What else came than pages; ends the bustle. */
  List<String> failures() {
    close();
    return List.copyOf(failures);
  }

  @Override
  public void close() {
    over.set(true);
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
