package org.vestibule.oauth;

import java.time.Duration;
import java.util.Optional;
import org.vestibule.http.HttpFailure;
import org.vestibule.http.Reply;

/**
 * A provider that gave no usable answer, through no fault of the user.
 *
 * @param kind what happened
 * @param status the HTTP status, 0 when none came
 * @param retryAfter how long the provider asks to wait
 */
public record UpstreamFailure(Kind kind, int status, Optional<Duration> retryAfter) {
  /** What happened. The code is stable. */
  public enum Kind {
    /** No connection. */
    UNREACHABLE("unreachable"),
    /** No answer in time. */
    TIMEOUT("timeout"),
    /** The answer broke off, is too large, or is not what the protocol says. */
    UNREADABLE("unreadable"),
    /** 429, or 503 with a time to come back. */
    THROTTLED("throttled"),
    /** 5xx. */
    DOWN("down"),
    /** TLS was not acceptable. */
    TLS("tls"),
    /** This application has as many calls under way as it may have. */
    BUSY("busy"),
    /** This application's own certificate or token file cannot be used. */
    CREDENTIAL("credential");

    private final String code;

    Kind(String code) {
      this.code = code;
    }

    /** The stable code. */
    public String code() {
      return code;
    }
  }

  /** A call that brought no complete answer. */
  public static UpstreamFailure of(HttpFailure failure) {
    return new UpstreamFailure(
        switch (failure.kind()) {
          case UNREACHABLE -> Kind.UNREACHABLE;
          case TIMEOUT -> Kind.TIMEOUT;
          case TLS -> Kind.TLS;
          case BUSY -> Kind.BUSY;
          case BROKEN, TOO_LARGE -> Kind.UNREADABLE;
        },
        0,
        Optional.empty());
  }

  /** As many calls are under way as may be, so nothing was sent. */
  public static UpstreamFailure ofBusy() {
    return new UpstreamFailure(Kind.BUSY, 0, Optional.empty());
  }

  /** This application's own credential cannot be used, so nothing was sent. */
  public static UpstreamFailure ofCredential() {
    return new UpstreamFailure(Kind.CREDENTIAL, 0, Optional.empty());
  }

  /** A complete answer that is of no use: throttling, a fault of the server, or not readable. */
  public static UpstreamFailure of(Reply reply) {
    Optional<Duration> retryAfter = reply.retryAfter();
    int status = reply.status();
    Kind kind =
        status == 429 || (status == 503 && retryAfter.isPresent())
            ? Kind.THROTTLED
            : status >= 500 ? Kind.DOWN : Kind.UNREADABLE;
    return new UpstreamFailure(kind, status, retryAfter);
  }
}
