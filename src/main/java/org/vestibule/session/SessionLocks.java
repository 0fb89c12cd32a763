package org.vestibule.session;

import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * Locks by name from a fixed set, so that their number does not grow with the sessions. Two
 * sessions may share a lock; then one waits for the other, which is slow at worst and never wrong.
 */
final class SessionLocks {
  private final ReentrantLock[] locks;

  SessionLocks(int count) {
    locks =
        IntStream.range(0, count).mapToObj(i -> new ReentrantLock()).toArray(ReentrantLock[]::new);
  }

  ReentrantLock of(String name) {
    return locks[Math.floorMod(name.hashCode(), locks.length)];
  }
}
