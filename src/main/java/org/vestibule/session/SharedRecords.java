package org.vestibule.session;

import java.time.Duration;
import java.util.Optional;

/**
 * Sealed records that other nodes see at once, by session id. A server may go on with its own copy
 * of a session that another node has changed or ended; the record here is never the older one. A
 * node that is alone has none.
 */
record SharedRecords(Optional<SharedMap> map) {
  /** In the place of a record whose session is over. */
  private static final byte[] OVER = {};

  /** What the nodes of an engine share, for as long as a session may live. */
  static SharedRecords of(Engine engine, Duration maxAge) {
    return new SharedRecords(
        engine.shared() ? Optional.of(engine.map("records", maxAge)) : Optional.empty());
  }

  /** Absent when nothing is shared; empty when the session is over. */
  Optional<byte[]> get(String id) {
    return map.flatMap(it -> it.get(id));
  }

  /** Writes a record, unless another node has written since {@code before} was read. */
  boolean swap(String id, Optional<byte[]> before, byte[] after) {
    return map.map(
            it ->
                before.isPresent()
                    ? it.replace(id, before.get(), after)
                    : it.putIfAbsent(id, after))
        .orElse(true);
  }

  /** Ends a session for all nodes. */
  void end(String id) {
    map.ifPresent(it -> it.put(id, OVER));
  }
}
