package org.vestibule.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.vestibule.http.Secret;
import org.vestibule.signin.SignedIn;

/**
 * The sealed record in an {@code HttpSession}, which another request may end at any moment. Without
 * the key it was sealed with a record is none: its owner signs in again.
 */
final class SealedCell implements SessionCell, Waiting.Browser {
  private static final String RECORD = "vestibule";
  private static final String OWNER = "vestibule.owner";

  /** Changes of one session's record happen one after the other. */
  private static final SessionLocks CHANGES = new SessionLocks();

  /** What this request has opened already; most requests read their record several times. */
  private record Opened(ByteBuffer sealed, SessionRecord record) {}

  private final HttpSession session;
  private final Seal seal;
  private final SharedRecords shared;
  private final @Nullable HttpServletRequest request;
  private final Optional<Secret> key;

  /**
   * A session's record, as its browser sees it.
   *
   * @param key absent: nothing can be read
   */
  SealedCell(
      HttpSession session,
      Seal seal,
      SharedRecords shared,
      @Nullable HttpServletRequest request,
      Optional<Secret> key) {
    this.session = session;
    this.seal = seal;
    this.shared = shared;
    this.request = request;
    this.key = key.filter(Seal::usable);
  }

  /** The id changes at sign-in, the time of the session's making does not. */
  private String name() {
    try {
      return Long.toString(session.getCreationTime());
    } catch (IllegalStateException ended) {
      return "";
    }
  }

  @Override
  public SessionRecord read() {
    return open().orElse(SessionRecord.EMPTY);
  }

  /** Whether the record is this browser's to read and write; an absent one is everybody's. */
  boolean readable() {
    return key.isPresent() && open().isPresent();
  }

  private Optional<SessionRecord> open() {
    try {
      return open(kept());
    } catch (IllegalStateException ended) {
      return Optional.empty();
    }
  }

  /** The record's bytes, of which a session that is over has none. */
  private Optional<byte[]> kept() {
    return shared.get(id(), () -> session.getAttribute(RECORD));
  }

  private Optional<SessionRecord> open(Optional<byte[]> kept) {
    return kept.isEmpty() || kept.get().length == 0
        ? Optional.of(SessionRecord.EMPTY)
        : open(kept.get());
  }

  private Optional<SessionRecord> open(byte[] sealed) {
    if (request != null
        && request.getAttribute(RECORD) instanceof Opened before
        && before.sealed.equals(ByteBuffer.wrap(sealed))) {
      return Optional.of(before.record);
    }
    Optional<byte[]> opened = key.isEmpty() ? Optional.empty() : seal.open(sealed, key.get(), id());
    Optional<SessionRecord> record =
        opened.isEmpty() ? Optional.empty() : SessionCodec.read(opened.get());
    if (record.isPresent()) {
      remember(sealed, record.get());
    }
    return record;
  }

  private void remember(byte[] sealed, SessionRecord record) {
    if (request != null) {
      request.setAttribute(RECORD, new Opened(ByteBuffer.wrap(sealed), record));
    }
  }

  /** What a server adds behind the id to name a node changes when that node dies. */
  private String id() {
    String id = session.getId();
    int route = id.indexOf('.');
    return route < 0 ? id : id.substring(0, route);
  }

  /** Leaves a record alone that it cannot read: another request has signed in anew meanwhile. */
  @Override
  public void change(UnaryOperator<SessionRecord> change) {
    exclusively(
        () -> {
          while (!changed(change)) {
            // Another node was faster, and has got on by that; its change is kept.
          }
        });
  }

  private boolean changed(UnaryOperator<SessionRecord> change) {
    Optional<byte[]> kept = kept();
    Optional<SessionRecord> before = open(kept);
    // A write that changes nothing would still cost a replicated session its network.
    return before
        .map(change)
        .filter(after -> !before.get().equals(after))
        .map(after -> write(kept, after))
        .orElse(true);
  }

  /** Seals the record anew under another key, once the session has another id or a new life. */
  void reseal(Secret newKey, Runnable before, UnaryOperator<SessionRecord> change) {
    exclusively(
        () -> {
          SessionRecord record = change.apply(read());
          String old = id();
          before.run();
          var next = new SealedCell(session, seal, shared, request, Optional.of(newKey));
          while (!next.write(next.kept(), record)) {
            // As above.
          }
          if (!old.equals(id())) {
            shared.end(old);
          }
        });
  }

  /** Whether nobody else has written meanwhile. */
  private boolean write(Optional<byte[]> kept, SessionRecord record) {
    if (key.isEmpty()) {
      return true;
    }
    byte[] sealed = seal.close(SessionCodec.write(record), key.get(), id());
    if (!shared.swap(id(), kept, sealed, () -> session.setAttribute(RECORD, sealed))) {
      return false;
    }
    remember(sealed, record);
    return true;
  }

  private void exclusively(Runnable work) {
    try {
      CHANGES.holding(
          name(),
          () -> {
            work.run();
            return true;
          });
    } catch (IllegalStateException ended) {
      // Another request of the same browser has signed out meanwhile, and that stands.
    }
  }

  void own(SignedIn signedIn) {
    session.setAttribute(OWNER, Owner.of(signedIn).written());
  }

  /** Absent while nobody is signed in. */
  Optional<Owner> owner() {
    try {
      return session.getAttribute(OWNER) instanceof String written
          ? Owner.read(written)
          : Optional.empty();
    } catch (IllegalStateException ended) {
      return Optional.empty();
    }
  }

  @Override
  public boolean signedIn() {
    return owner().isPresent();
  }

  /** Whether no request came for as long as the server waits. */
  boolean idle(Clock clock) {
    try {
      long unused = clock.millis() - session.getLastAccessedTime();
      return unused >= session.getMaxInactiveInterval() * 1000L;
    } catch (IllegalStateException ended) {
      return false;
    }
  }

  @Override
  public void end() {
    try {
      session.removeAttribute(OWNER);
    } catch (IllegalStateException ended) {
      // It is over already.
    }
    invalidate();
  }

  /** Leaves the owner's name to those who look at the session's end. */
  void invalidate() {
    try {
      shared.end(id());
      session.invalidate();
    } catch (IllegalStateException ended) {
      // It is over already.
    }
  }
}
