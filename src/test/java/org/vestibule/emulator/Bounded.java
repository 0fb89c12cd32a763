package org.vestibule.emulator;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A thread-safe map of limited size; the oldest entry leaves first. */
final class Bounded<K, V> {
  private final int limit;
  private final Map<K, V> entries = new LinkedHashMap<>();

  Bounded(int limit) {
    this.limit = limit;
  }

  synchronized void put(K key, V value) {
    entries.put(key, value);
    if (entries.size() > limit) {
      Iterator<K> oldest = entries.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  synchronized @Nullable V get(@Nullable K key) {
    return key == null ? null : entries.get(key);
  }

  synchronized void removeIf(Predicate<V> unwanted) {
    entries.values().removeIf(unwanted);
  }

  synchronized @Nullable V take(@Nullable K key) {
    return key == null ? null : entries.remove(key);
  }
}
