package org.vestibule.session;

import java.util.Optional;
import java.util.function.UnaryOperator;

/** One browser's record in memory. */
final class MemoryCell implements SessionCell {
  SessionRecord record = SessionRecord.EMPTY;
  boolean ended;

  /** Happens once, right after the record was read. */
  Optional<Runnable> meanwhile = Optional.empty();

  /** How often the record was written. */
  int writes;

  @Override
  public synchronized SessionRecord read() {
    SessionRecord read = record;
    Optional<Runnable> once = meanwhile;
    meanwhile = Optional.empty();
    once.ifPresent(Runnable::run);
    return read;
  }

  @Override
  public synchronized void change(UnaryOperator<SessionRecord> change) {
    SessionRecord after = change.apply(record);
    writes += after.equals(record) ? 0 : 1;
    record = after;
  }

  @Override
  public synchronized void end() {
    ended = true;
    record = SessionRecord.EMPTY;
  }

  Established established() {
    return read().established().orElseThrow();
  }
}
