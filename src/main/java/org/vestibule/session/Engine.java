package org.vestibule.session;

import java.time.Duration;

/** Where nodes keep what they share; a single node has one of its own. */
public interface Engine {
  /**
   * A map by name, the same on every node.
   *
   * @param life how long a value is kept after it was written, whole seconds
   */
  SharedMap map(String name, Duration life);

  /** Whether other nodes see the maps. */
  default boolean shared() {
    return true;
  }

  /**
   * Asks whether the engine answers.
   *
   * @throws EngineUnavailable when it does not
   */
  default void check() {
    map("check", Duration.ofMinutes(1)).get("check");
  }
}
