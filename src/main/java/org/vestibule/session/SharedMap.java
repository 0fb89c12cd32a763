package org.vestibule.session;

import java.util.Optional;

/**
 * What all nodes know together: small values by name, each forgotten some time after it was
 * written. Two values are equal when their bytes are.
 *
 * <p>Every method throws {@link EngineUnavailable} when the engine does not answer.
 */
public interface SharedMap {
  Optional<byte[]> get(String key);

  /** Writes a value, whatever was there before. */
  void put(String key, byte[] value);

  /** Writes a value where there is none; whether it did. */
  boolean putIfAbsent(String key, byte[] value);

  /** Writes a value in the place of this one; whether it did. */
  boolean replace(String key, byte[] before, byte[] after);

  /** Takes a value away if it is this one; whether it did. */
  boolean remove(String key, byte[] value);

  /** Takes a value away, if there is one. */
  void remove(String key);
}
