package org.vestibule.http;

import java.io.IOException;

/** A call that brought no complete answer. Its text never holds what was sent or received. */
public final class HttpFailure extends IOException {
  private static final long serialVersionUID = 1;

  /** What went wrong, as far as the caller should behave differently. */
  public enum Kind {
    /** No connection: refused, no route, unknown host. */
    UNREACHABLE,
    /** Connected, but the answer did not come in time. */
    TIMEOUT,
    /** The connection broke before the answer was complete. */
    BROKEN,
    /** The certificate or the TLS handshake was not acceptable. */
    TLS,
    /** The answer is larger than the cap. */
    TOO_LARGE,
    /** Every connection of the pool is busy, or every place for calls of this kind. */
    BUSY
  }

  private final Kind kind;
  private final Obstacle obstacle;

  HttpFailure(Kind kind, Throwable cause) {
    // The cause's own text may quote the request, so only its type is kept.
    super(kind + " (" + cause.getClass().getSimpleName() + ")");
    this.kind = kind;
    this.obstacle = Obstacle.of(cause);
  }

  HttpFailure(Kind kind) {
    super(kind.toString());
    this.kind = kind;
    this.obstacle = Obstacle.NONE;
  }

  /** What went wrong. */
  public Kind kind() {
    return kind;
  }

  /** What exactly was in the way, as far as it is known. */
  public Obstacle obstacle() {
    return obstacle;
  }
}
