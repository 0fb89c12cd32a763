package org.vestibule.session;

import java.util.Optional;
import org.vestibule.signin.User;

/**
 * The end of a signed-in session that nobody asked for in a request.
 *
 * @param user whose session it was
 */
public record Ending(User user, Cause cause) {
  /** Why it ended. The codes are stable. */
  public enum Cause {
    /** No request came for {@code SESSION_IDLE}. */
    IDLE("idle"),
    /** It lived for {@code SESSION_MAX_AGE}. */
    MAX_AGE("max-age"),
    /** The provider had ended it. */
    REVOKED("revoked"),
    /** The server gave it up: it stops, or its administrator ended the session. */
    SERVER("server");

    private final String code;

    /** What this application has against a session, if anything. */
    static Optional<Cause> of(boolean revoked, boolean old) {
      if (revoked) {
        return Optional.of(REVOKED);
      }
      return old ? Optional.of(MAX_AGE) : Optional.empty();
    }

    /** Why a server gives up a session that we have nothing against. */
    static Cause ofServer(boolean idle) {
      return idle ? IDLE : SERVER;
    }

    Cause(String code) {
      this.code = code;
    }

    /** The stable code. */
    public String code() {
      return code;
    }
  }
}
