package org.vestibule.session;

import java.util.Collection;
import java.util.Optional;

/** A map that writes down which names are asked for. */
record WatchedMap(SharedMap map, Collection<String> names) implements SharedMap {
  @Override
  public Optional<byte[]> get(String key) {
    names.add(key);
    return map.get(key);
  }

  @Override
  public void put(String key, byte[] value) {
    names.add(key);
    map.put(key, value);
  }

  @Override
  public boolean putIfAbsent(String key, byte[] value) {
    names.add(key);
    return map.putIfAbsent(key, value);
  }

  @Override
  public boolean replace(String key, byte[] before, byte[] after) {
    names.add(key);
    return map.replace(key, before, after);
  }

  @Override
  public boolean remove(String key, byte[] value) {
    names.add(key);
    return map.remove(key, value);
  }

  @Override
  public void remove(String key) {
    names.add(key);
    map.remove(key);
  }
}
