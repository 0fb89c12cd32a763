package org.vestibule.web;

import java.time.Duration;
import org.vestibule.telemetry.EventLog;

/**
 * The way out: readiness falls, balancers get the time to notice, and what is being served is
 * finished. Once; whoever comes second does not wait.
 */
final class GracefulStop implements Runnable {
  private static final EventLog LOG = EventLog.of("org.vestibule.startup");

  /** For what is being served. */
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final Readiness readiness;
  private final InFlight inFlight;
  private final Duration delay;
  private boolean begun;

  /**
   * A stop that has not begun.
   *
   * @param delay how long requests are served as before while readiness says no
   */
  GracefulStop(Readiness readiness, InFlight inFlight, Duration delay) {
    this.readiness = readiness;
    this.inFlight = inFlight;
    this.delay = delay;
  }

  /** On a stop signal, before the server hears of it. */
  @Override
  public void run() {
    if (first()) {
      LOG.write(System.Logger.Level.INFO, "stop.begun", "readiness is down");
      pause(delay);
    }
  }

  /** When the server stops the application: there are no new requests any more. */
  void finish() {
    if (first()) {
      pause(Duration.ZERO);
    }
  }

  private synchronized boolean first() {
    boolean first = !begun;
    begun = true;
    readiness.stop();
    return first;
  }

  private void pause(Duration before) {
    try {
      Thread.sleep(before.toMillis());
      if (!inFlight.awaitNone(LIMIT)) {
        LOG.write(System.Logger.Level.WARNING, "stop.cut", "requests are still being served");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
