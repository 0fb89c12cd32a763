package org.vestibule.session;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.vestibule.http.Secret;
import org.vestibule.oauth.Randomness;

/**
 * Values that are fetched once, by a ticket, from whichever node. The ticket is the key to what
 * lies in the engine, which tells nothing without it.
 */
public final class Tickets {
  private final SharedMap map;
  private final String kind;
  private final Seal seal;
  private final Randomness randomness;

  /** Names of what this node has kept; a flood pushes out its own. */
  private final Map<String, Boolean> kept = new LinkedHashMap<>();

  private final int most;

  /**
   * A place for values of one kind.
   *
   * @param life how long they wait, whole seconds
   * @param most how many of this node may wait; beyond it the oldest is given up
   */
  public Tickets(Engine engine, Randomness randomness, String kind, Duration life, int most) {
    this.map = engine.map(kind, life);
    this.kind = kind;
    this.seal = new Seal(randomness);
    this.randomness = randomness;
    this.most = most;
  }

  /** Keeps a value and returns its ticket: 256 bits as base64url without padding. */
  public String keep(byte[] value) {
    String ticket = randomness.next();
    String name = SharedName.of(kind, ticket);
    map.put(name, seal.close(value, new Secret(ticket), kind));
    givenUp(name).ifPresent(map::remove);
    return ticket;
  }

  /** Who has to go for a new one. */
  private Optional<String> givenUp(String name) {
    synchronized (kept) {
      kept.put(name, true);
      if (kept.size() <= most) {
        return Optional.empty();
      }
      String oldest = kept.keySet().iterator().next();
      kept.remove(oldest);
      return Optional.of(oldest);
    }
  }

  /** Takes the value of a ticket out. */
  public Optional<byte[]> take(String ticket) {
    String name = SharedName.of(kind, ticket);
    Optional<byte[]> sealed = map.get(name).filter(it -> map.remove(name, it));
    synchronized (kept) {
      kept.remove(name);
    }
    return sealed.flatMap(it -> seal.open(it, new Secret(ticket), kind));
  }
}
