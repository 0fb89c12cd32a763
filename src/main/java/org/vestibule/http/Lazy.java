package org.vestibule.http;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that is costly to make, made by whoever needs it first: the server's start need not
 * wait for it. Thread-safe.
 */
final class Lazy<T> {
  private final Supplier<T> maker;
  private volatile @Nullable T made;

  Lazy(Supplier<T> maker) {
    this.maker = maker;
  }

  T get() {
    T before = made;
    return before == null ? make() : before;
  }

  private synchronized T make() {
    T before = made;
    T it = before == null ? maker.get() : before;
    made = it;
    return it;
  }

  /** Absent while nobody has needed it. */
  Optional<T> made() {
    return Optional.ofNullable(made);
  }
}
