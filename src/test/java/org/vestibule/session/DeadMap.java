package org.vestibule.session;

import java.util.Optional;

/** A map of an engine that does not answer, or answers to everything that it is done. */
final class DeadMap implements SharedMap {
  volatile boolean alive;

  @Override
  public Optional<byte[]> get(String key) {
    answer();
    return Optional.empty();
  }

  @Override
  public void put(String key, byte[] value) {
    answer();
  }

  @Override
  public boolean putIfAbsent(String key, byte[] value) {
    return answer();
  }

  @Override
  public boolean replace(String key, byte[] before, byte[] after) {
    return answer();
  }

  @Override
  public boolean remove(String key, byte[] value) {
    return answer();
  }

  @Override
  public void remove(String key) {
    answer();
  }

  private boolean answer() {
    if (!alive) {
      throw new EngineUnavailable("no answer", new IllegalStateException());
    }
    return true;
  }
}
