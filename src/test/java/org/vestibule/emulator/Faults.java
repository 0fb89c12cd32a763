package org.vestibule.emulator;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * The faults and refusals that wait for their endpoint's next call, in the order they were asked
 * for.
 */
final class Faults {
  private final Map<Endpoint, Queue<Strike>> waiting = new EnumMap<>(Endpoint.class);
  private final Map<Endpoint, Strike> lasting = new EnumMap<>(Endpoint.class);

  synchronized void add(Endpoint endpoint, Strike strike, int times) {
    Queue<Strike> queue = waiting.computeIfAbsent(endpoint, at -> new ArrayDeque<>());
    for (int i = 0; i < times; i++) {
      queue.add(strike);
    }
  }

  synchronized void always(Endpoint endpoint, Strike strike) {
    lasting.put(endpoint, strike);
  }

  synchronized @Nullable Strike take(Endpoint endpoint) {
    Queue<Strike> queue = waiting.get(endpoint);
    Strike next = queue == null ? null : queue.poll();
    return next == null ? lasting.get(endpoint) : next;
  }

  synchronized void clear() {
    waiting.clear();
    lasting.clear();
  }
}
