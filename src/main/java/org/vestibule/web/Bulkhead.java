package org.vestibule.web;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;

/**
 * Bounds how much work that never waits goes on at once. More of it than there are processors is
 * done no sooner: each part only takes longer, and so do the network and the JVM's own compiler.
 */
final class Bulkhead {
  private final Semaphore places;
  private final Duration patience;

  /**
   * A bulkhead of its own.
   *
   * @param patience after which one goes ahead all the same: a view may be compiled before it
   */
  Bulkhead(int places, Duration patience) {
    this.places = new Semaphore(places);
    this.patience = patience;
  }

  /** Half of the processors do the work; the others are left to what comes before and after it. */
  static Bulkhead ofProcessors() {
    int half = Runtime.getRuntime().availableProcessors() / 2;
    return new Bulkhead(Math.max(1, half), Duration.ofSeconds(1));
  }

  /** Does the work in its turn, in the thread that asks for it. */
  void run(Work work) throws ServletException, IOException {
    boolean placed = enter();
    try {
      work.run();
    } finally {
      if (placed) {
        places.release();
      }
    }
  }

  private boolean enter() {
    try {
      return places.tryAcquire(patience.toMillis(), MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Work of a servlet that waits for nothing. */
  @FunctionalInterface
  interface Work {
    void run() throws ServletException, IOException;
  }
}
