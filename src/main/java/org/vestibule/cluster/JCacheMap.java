package org.vestibule.cluster;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.cache.Cache;
import org.vestibule.session.EngineUnavailable;
import org.vestibule.session.SharedMap;

/**
 * One cache as a map that nodes share. Whatever a provider throws, and classes of one that is not
 * there, mean that the engine does not answer.
 */
record JCacheMap(Supplier<Cache<String, byte[]>> cache) implements SharedMap {
  @Override
  public Optional<byte[]> get(String key) {
    return ask(it -> Optional.ofNullable(it.get(key)));
  }

  @Override
  public void put(String key, byte[] value) {
    ask(
        it -> {
          it.put(key, value);
          return true;
        });
  }

  @Override
  public boolean putIfAbsent(String key, byte[] value) {
    return ask(it -> it.putIfAbsent(key, value));
  }

  @Override
  public boolean replace(String key, byte[] before, byte[] after) {
    return ask(it -> it.replace(key, before, after));
  }

  @Override
  public boolean remove(String key, byte[] value) {
    return ask(it -> it.remove(key, value));
  }

  @Override
  public void remove(String key) {
    ask(it -> it.remove(key));
  }

  private <T> T ask(Function<Cache<String, byte[]>, T> question) {
    try {
      return question.apply(cache.get());
    } catch (RuntimeException | LinkageError e) {
      // What went wrong stays the cause, for the log's place; providers' texts may name addresses.
      throw new EngineUnavailable("the engine that nodes share does not answer", e);
    }
  }
}
