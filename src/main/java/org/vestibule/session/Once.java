package org.vestibule.session;

import java.time.Duration;

/** What counts once, on all nodes together. */
public final class Once {
  private static final byte[] SEEN = {1};

  private final SharedMap map;
  private final String kind;

  /**
   * Remembers for a while.
   *
   * @param kind a name for what is counted
   * @param life how long, whole seconds
   */
  public Once(Engine engine, String kind, Duration life) {
    this.map = engine.map(kind, life);
    this.kind = kind;
  }

  /**
   * Whether this is the first time.
   *
   * @throws EngineUnavailable when that cannot be told
   */
  public boolean first(String text) {
    return map.putIfAbsent(SharedName.of(kind, text), SEEN);
  }
}
