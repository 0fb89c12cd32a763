package org.vestibule.emulator;

import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/** The faults that wait for their endpoint's next call, in the order they were asked for. */
final class Faults {
  private final Map<Endpoint, Queue<Fault>> waiting = new EnumMap<>(Endpoint.class);

  synchronized void add(Fault fault, int times) {
    Queue<Fault> queue = waiting.computeIfAbsent(fault.endpoint(), endpoint -> new ArrayDeque<>());
    for (int i = 0; i < times; i++) {
      queue.add(fault);
    }
  }

  synchronized @Nullable Fault take(Endpoint endpoint) {
    Queue<Fault> queue = waiting.get(endpoint);
    return queue == null ? null : queue.poll();
  }

  synchronized void clear() {
    waiting.clear();
  }
}
