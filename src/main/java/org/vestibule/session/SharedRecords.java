package org.vestibule.session;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where sealed records lie: by session id where all nodes see them at once, or in the session of a
 * node that is alone. A server may go on with its own copy of a session that another node has
 * changed or ended; so what nodes share is never looked for there.
 */
record SharedRecords(Optional<SharedMap> map) {
  /** In the place of a record whose session is over. */
  private static final byte[] OVER = {};

  /** What the nodes of an engine share, for as long as a session may live. */
  static SharedRecords of(Engine engine, Duration maxAge) {
    return new SharedRecords(
        engine.shared() ? Optional.of(engine.map("records", maxAge)) : Optional.empty());
  }

  /**
   * A session's record; empty bytes when the session is over.
   *
   * @param own what a node that is alone has in the session
   */
  Optional<byte[]> get(String id, Supplier<@Nullable Object> own) {
    return map.isPresent()
        ? map.get().get(id)
        : own.get() instanceof byte[] bytes ? Optional.of(bytes) : Optional.empty();
  }

  /**
   * Writes a record, unless another node has written since {@code before} was read.
   *
   * @param own writes it into the session of a node that is alone
   */
  boolean swap(String id, Optional<byte[]> before, byte[] after, Runnable own) {
    if (map.isEmpty()) {
      own.run();
      return true;
    }
    return before.isPresent()
        ? map.get().replace(id, before.get(), after)
        : map.get().putIfAbsent(id, after);
  }

  /** Ends a session for all nodes. */
  void end(String id) {
    map.ifPresent(it -> it.put(id, OVER));
  }
}
