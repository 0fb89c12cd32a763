package org.vestibule.http;

import org.jspecify.annotations.Nullable;

/**
 * The hard end of one call. A socket time-out starts anew with each byte; this one does not, so a
 * provider that sends one byte a second is cut as well.
 */
final class Deadline implements AutoCloseable {
  private static final ThreadLocal<@Nullable Deadline> CURRENT = new ThreadLocal<>();

  private final Deadlines clock;
  private final long end;
  private volatile @Nullable Runnable connection;
  private volatile boolean over;

  private Deadline(Deadlines clock, long nanos) {
    this.clock = clock;
    this.end = System.nanoTime() + nanos;
  }

  /** Starts the clock for the call that this thread is about to make. */
  static Deadline start(Deadlines clock, long nanos) {
    var deadline = new Deadline(clock, nanos);
    CURRENT.set(deadline);
    clock.watch(deadline);
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

  /** Ends the call when its time has come. */
  void look(long now) {
    if (!over && now - end >= 0) {
      over = true;
      cut();
    }
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
    clock.forget(this);
    CURRENT.remove();
  }
}
