package org.vestibule.session;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.vestibule.signin.SignedIn;

/**
 * Sessions that ended at the provider, on every node. A session that is named here is ended when
 * its browser comes next; the provider's call has no cookie to find it by.
 *
 * <p>The clocks of two nodes are never compared: a revocation carries the time of the latest
 * sign-in that it ends, and a sign-in that follows gets a later one.
 *
 * @see "OpenID Connect Front-Channel Logout 1.0, section 2"
 */
public final class Revocations {
  /** Nodes whose clocks differ may let a session live longer than its maximum by as much. */
  private static final Duration SLACK = Duration.ofMinutes(5);

  private static final long NEVER = Long.MIN_VALUE;

  /** Provider sessions seen here: a stranger's invented one must not push a real one out. */
  private final SharedMap live;

  private final SharedMap revoked;

  Revocations(Engine engine, Duration maxAge) {
    live = engine.map("live", maxAge.plus(SLACK));
    revoked = engine.map("revoked", maxAge.plus(SLACK));
  }

  /**
   * A session begins.
   *
   * @return the sign-in as it counts: later than every revocation before it
   */
  SignedIn live(SignedIn signedIn) {
    long since = signedIn.since().toEpochMilli();
    for (String name : names(Owner.of(signedIn))) {
      since = Math.max(since, time(revoked, name, NEVER) + 1);
    }
    for (String name : names(Owner.of(signedIn))) {
      live.put(name, bytes(Math.max(since, time(live, name, since))));
    }
    return since == signedIn.since().toEpochMilli()
        ? signedIn
        : new SignedIn(signedIn.user(), signedIn.tokens(), Instant.ofEpochMilli(since));
  }

  /** Ends the sessions that belong to the provider's session; an unknown one is ignored. */
  public boolean endSession(String providerSession) {
    return end(session(providerSession));
  }

  /** Ends all sessions of a user. */
  public boolean endUser(String id) {
    return end(user(id));
  }

  /** With a provider's session that one ends, without it every session of the user. */
  public boolean end(Optional<String> providerSession, Optional<String> user) {
    return providerSession.isPresent()
        ? endSession(providerSession.get())
        : user.map(this::endUser).orElse(false);
  }

  private boolean end(String name) {
    Optional<byte[]> latest = live.get(name);
    if (latest.isEmpty()) {
      return false;
    }
    // In this order: a node that dies in between has ended them, and the call may come again.
    revoked.put(name, latest.get());
    live.remove(name, latest.get());
    return true;
  }

  /** A sign-in after the revocation is a new session. */
  boolean revoked(Owner owner) {
    long since = owner.since().toEpochMilli();
    return names(owner).stream().anyMatch(name -> since <= time(revoked, name, NEVER));
  }

  /** The same, as far as the engine answers. */
  boolean known(Owner owner) {
    try {
      return revoked(owner);
    } catch (EngineUnavailable e) {
      return false;
    }
  }

  private static List<String> names(Owner owner) {
    String user = user(owner.id());
    return owner
        .providerSession()
        .map(sid -> List.of(session(sid), user))
        .orElseGet(() -> List.of(user));
  }

  private static String session(String id) {
    return SharedName.of("sid", id);
  }

  private static String user(String id) {
    return SharedName.of("user", id);
  }

  private static long time(SharedMap map, String name, long otherwise) {
    return map.get(name).map(it -> ByteBuffer.wrap(it).getLong()).orElse(otherwise);
  }

  private static byte[] bytes(long time) {
    return ByteBuffer.allocate(Long.BYTES).putLong(time).array();
  }
}
