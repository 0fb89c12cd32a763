package org.vestibule.session;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Locks by name, each there for as long as somebody holds it or waits for it: nobody waits for a
 * stranger, and their number does not grow with the sessions.
 */
final class SessionLocks {
  private static final class Counted {
    private final ReentrantLock lock = new ReentrantLock();

    /** Changed by the map's atomic steps alone. */
    private int interested;
  }

  private final ConcurrentHashMap<String, Counted> locks = new ConcurrentHashMap<>();

  /** Works while nobody else does under this name; whoever does so already may. */
  <T> T holding(String name, Supplier<T> work) {
    Counted counted = locks.compute(name, (key, known) -> entered(known));
    counted.lock.lock();
    try {
      return work.get();
    } finally {
      counted.lock.unlock();
      locks.computeIfPresent(name, (key, known) -> left(known));
    }
  }

  private static Counted entered(@Nullable Counted known) {
    Counted counted = known == null ? new Counted() : known;
    counted.interested++;
    return counted;
  }

  private static @Nullable Counted left(Counted counted) {
    counted.interested--;
    return counted.interested == 0 ? null : counted;
  }

  int size() {
    return locks.size();
  }
}
