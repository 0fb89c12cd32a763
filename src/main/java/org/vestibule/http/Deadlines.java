package org.vestibule.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks after the deadlines of all calls, with one thread that sleeps while there are none. A timer
 * for each call would have to be woken for each call; this one looks 50 times a second, and so cuts
 * a call up to 20 ms late.
 */
final class Deadlines implements AutoCloseable {
  private static final long TICK_NANOS = 20_000_000;

  /** So long it goes on looking after the last call, since the next one is near. */
  private static final int TICKS_OF_REST = 100;

  private final Set<Deadline> running = ConcurrentHashMap.newKeySet();
  private final Thread thread = new Thread(this::look, "vestibule-deadlines");
  private volatile boolean asleep;
  private volatile boolean closed;

  Deadlines() {
    thread.setDaemon(true);
    thread.start();
  }

  void watch(Deadline deadline) {
    running.add(deadline);
    if (asleep) {
      asleep = false;
      LockSupport.unpark(thread);
    }
  }

  void forget(Deadline deadline) {
    running.remove(deadline);
  }

  private void look() {
    int rest = 0;
    while (!closed) {
      long now = System.nanoTime();
      running.forEach(deadline -> look(deadline, now));
      rest = running.isEmpty() ? rest + 1 : 0;
      if (rest < TICKS_OF_REST) {
        LockSupport.parkNanos(this, TICK_NANOS);
      } else {
        rest = 0;
        sleep();
      }
    }
  }

  private static void look(Deadline deadline, long now) {
    try {
      deadline.look(now);
    } catch (RuntimeException e) {
      // One connection that cannot be cut must not leave all other calls without an end.
    }
  }

  /** Who adds a call sees that it sleeps, or it sees the call. */
  private void sleep() {
    asleep = true;
    while (asleep && running.isEmpty() && !closed) {
      LockSupport.park(this);
    }
    asleep = false;
  }

  /** Cuts nothing any more. A server that unloads the application looks for its threads. */
  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
    try {
      thread.join(1000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
