package org.vestibule.session;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.signin.SignedIn;

/**
 * Sessions that ended at the provider. A session that is named here is ended when its browser comes
 * next; the provider's call has no cookie to find it by.
 *
 * @see "OpenID Connect Front-Channel Logout 1.0, section 2"
 */
public final class Revocations {
  private static final int MAX = 100_000;

  private final Clock clock;

  /** Provider sessions seen here: a stranger's invented one must not push a real one out. */
  private final Map<String, Instant> live = bounded();

  private final Map<String, Instant> revoked = bounded();

  Revocations(Clock clock) {
    this.clock = clock;
  }

  /** In the order of use: who signs in again must not be the next to go. */
  private static Map<String, Instant> bounded() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      private static final long serialVersionUID = 1;

      @Override
      protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
        return size() > MAX;
      }
    };
  }

  synchronized void live(SignedIn signedIn) {
    signedIn.user().providerSession().ifPresent(sid -> live.put("sid " + sid, signedIn.since()));
    live.put("user " + signedIn.user().id(), signedIn.since());
  }

  /** Ends the sessions that belong to the provider's session; an unknown one is ignored. */
  public boolean endSession(String providerSession) {
    return end("sid " + providerSession);
  }

  /** Ends all sessions of a user. */
  public boolean endUser(String id) {
    return end("user " + id);
  }

  /** With a provider's session that one ends, without it every session of the user. */
  public boolean end(Optional<String> providerSession, Optional<String> user) {
    return providerSession.isPresent()
        ? endSession(providerSession.get())
        : user.map(this::endUser).orElse(false);
  }

  private synchronized boolean end(String name) {
    if (live.remove(name) == null) {
      return false;
    }
    revoked.put(name, clock.instant());
    return true;
  }

  synchronized boolean revoked(Owner owner) {
    return owner
            .providerSession()
            .map(sid -> before(owner, revoked.get("sid " + sid)))
            .orElse(false)
        || before(owner, revoked.get("user " + owner.id()));
  }

  /** A sign-in after the revocation is a new session. */
  private static boolean before(Owner owner, @Nullable Instant at) {
    return at != null && !owner.since().isAfter(at);
  }
}
