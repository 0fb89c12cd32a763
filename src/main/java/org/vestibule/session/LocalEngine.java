package org.vestibule.session;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The engine of a node that is alone: maps in its memory, bounded. */
public final class LocalEngine implements Engine {
  /** Entries of one map; beyond it the one that was written longest ago goes. */
  static final int MAX = 100_000;

  private final Map<String, LocalMap> maps = new ConcurrentHashMap<>();
  private final Clock clock;

  public LocalEngine(Clock clock) {
    this.clock = clock;
  }

  @Override
  public boolean shared() {
    return false;
  }

  @Override
  public SharedMap map(String name, Duration life) {
    return maps.computeIfAbsent(name, it -> new LocalMap(clock, life));
  }

  /** There are some for each session, so it is small: the end is in milliseconds. */
  private static final class Entry {
    private final byte[] value;
    private final long end;

    Entry(byte[] value, long end) {
      this.value = value;
      this.end = end;
    }

    boolean is(byte[] other) {
      return Arrays.equals(value, other);
    }
  }

  /** All entries live equally long, so they end in the order in which they were written. */
  private static final class LocalMap implements SharedMap {
    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Clock clock;
    private final Duration life;

    LocalMap(Clock clock, Duration life) {
      this.clock = clock;
      this.life = life;
    }

    @Override
    public synchronized Optional<byte[]> get(String key) {
      return current(key).map(entry -> entry.value);
    }

    @Override
    public synchronized void put(String key, byte[] value) {
      entries.remove(key);
      forget();
      entries.put(key, new Entry(value, clock.millis() + life.toMillis()));
    }

    @Override
    public synchronized boolean putIfAbsent(String key, byte[] value) {
      if (current(key).isPresent()) {
        return false;
      }
      put(key, value);
      return true;
    }

    @Override
    public synchronized boolean replace(String key, byte[] before, byte[] after) {
      if (current(key).filter(entry -> entry.is(before)).isEmpty()) {
        return false;
      }
      put(key, after);
      return true;
    }

    @Override
    public synchronized boolean remove(String key, byte[] value) {
      return current(key).filter(entry -> entry.is(value)).isPresent()
          && entries.remove(key) != null;
    }

    @Override
    public synchronized void remove(String key) {
      entries.remove(key);
    }

    private Optional<Entry> current(String key) {
      return Optional.ofNullable(entries.get(key)).filter(entry -> clock.millis() < entry.end);
    }

    private void forget() {
      long now = clock.millis();
      Iterator<Entry> oldest = entries.values().iterator();
      while (oldest.hasNext()) {
        boolean over = now >= oldest.next().end;
        if (!over && entries.size() < MAX) {
          return;
        }
        oldest.remove();
      }
    }
  }
}
