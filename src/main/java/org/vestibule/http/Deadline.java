package org.vestibule.http;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The hard end of one call. A socket time-out starts anew with each byte; this one does not, so a
 * provider that sends one byte a second is cut as well.
 */
final class Deadline implements AutoCloseable {
  private static final ThreadLocal<@Nullable Deadline> CURRENT = new ThreadLocal<>();

  private final ScheduledFuture<?> alarm;
  private volatile @Nullable Runnable connection;
  private volatile boolean over;

  private Deadline(ScheduledThreadPoolExecutor timer, long nanos) {
    alarm = timer.schedule(this::expire, nanos, TimeUnit.NANOSECONDS);
  }

  /** Starts the clock for the call that this thread is about to make. */
  static Deadline start(ScheduledThreadPoolExecutor timer, long nanos) {
    var deadline = new Deadline(timer, nanos);
    CURRENT.set(deadline);
    return deadline;
  }

  /** Tells the current call's deadline how to cut its connection. */
  static void connected(Runnable cut) {
    Deadline deadline = CURRENT.get();
    if (deadline != null) {
      deadline.connection = cut;
      if (deadline.over) {
        cut.run();
      }
    }
  }

  private void expire() {
    over = true;
    cut();
  }

  /** Drops the connection at once, without reading what is left of the answer. */
  void cut() {
    Runnable cut = connection;
    if (cut != null) {
      cut.run();
    }
  }

  boolean over() {
    return over;
  }

  @Override
  public void close() {
    alarm.cancel(false);
    CURRENT.remove();
  }
}
