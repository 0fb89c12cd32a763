package org.vestibule.session;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.vestibule.oauth.Randomness;

/**
 * Lets one node at a time work on something that has a name. The holder writes a new value every
 * few seconds; whoever has seen the same value for longer than {@link #LIFE} by its own count takes
 * the lease over, since the holder is dead. So no clock is compared with another one: the engine
 * may keep its entries by the wall clock of whichever node asks.
 */
final class Leases {
  /** A lease that is not renewed for so long is free. */
  static final Duration LIFE = Duration.ofSeconds(9);

  private static final Duration RENEWAL = Duration.ofSeconds(3);

  /** Between two looks at somebody else's lease. */
  static final Duration POLL = Duration.ofMillis(50);

  /** How long a request waits in all; then its user is told to come back. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  /** What is left behind is cleared away then; longer than clocks differ. */
  private static final Duration KEPT = Duration.ofMinutes(10);

  /** Waits for a while. */
  @FunctionalInterface
  interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  private final SharedMap map;
  private final Randomness randomness;
  private final Pause pause;
  private final ScheduledThreadPoolExecutor renewals;

  Leases(Engine engine, Randomness randomness) {
    this(engine, randomness, time -> Thread.sleep(time.toMillis()));
  }

  Leases(Engine engine, Randomness randomness, Pause pause) {
    this.map = engine.map("leases", KEPT);
    this.randomness = randomness;
    this.pause = pause;
    this.renewals = new ScheduledThreadPoolExecutor(1, Leases::thread);
    // Nobody has to close it: without a lease that is held its thread ends.
    renewals.setKeepAliveTime(1, TimeUnit.SECONDS);
    renewals.allowCoreThreadTimeOut(true);
    renewals.setRemoveOnCancelPolicy(true);
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "vestibule-leases");
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Works while no other node does.
   *
   * @return absent when another one was still at it after {@link #PATIENCE}
   * @throws EngineUnavailable before the work has begun
   */
  <T> Optional<T> holding(String name, Supplier<T> work) {
    Optional<Held> taken = take(name);
    if (taken.isEmpty()) {
      return Optional.empty();
    }
    Held held = taken.get();
    long period = RENEWAL.toMillis();
    ScheduledFuture<?> renewal =
        renewals.scheduleAtFixedRate(held::renew, period, period, TimeUnit.MILLISECONDS);
    try {
      return Optional.of(work.get());
    } finally {
      renewal.cancel(false);
      held.free();
    }
  }

  /** Waits for the lease, for as long as a request may. */
  Optional<Held> take(String name) {
    var mine = new Held(name);
    Optional<byte[]> seen = Optional.empty();
    long unchanged = 0;
    for (long looks = PATIENCE.dividedBy(POLL); looks > 0; looks--) {
      Optional<byte[]> now = map.get(name);
      if (now.isEmpty() ? mine.put() : unchanged >= LIFE.dividedBy(POLL) && mine.takes(now.get())) {
        return Optional.of(mine);
      }
      unchanged = same(seen, now) ? unchanged + 1 : 0;
      seen = now;
      try {
        pause.of(POLL);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean same(Optional<byte[]> one, Optional<byte[]> other) {
    return Arrays.equals(one.orElse(null), other.orElse(null));
  }

  /** A lease of this node; each renewal is another value, which is how others see it alive. */
  final class Held {
    private final String name;
    private byte[] value = fresh();

    private Held(String name) {
      this.name = name;
    }

    private boolean put() {
      return map.putIfAbsent(name, value);
    }

    /** From a holder that is dead; of several who see that one succeeds. */
    private boolean takes(byte[] dead) {
      return map.replace(name, dead, value);
    }

    /** Does nothing when somebody else has taken it over meanwhile. */
    synchronized void renew() {
      byte[] next = fresh();
      try {
        if (map.replace(name, value, next)) {
          value = next;
        }
      } catch (EngineUnavailable e) {
        // The next renewal comes before the lease is over.
      }
    }

    synchronized void free() {
      try {
        map.remove(name, value);
      } catch (EngineUnavailable e) {
        // It runs out by itself.
      }
    }
  }

  private byte[] fresh() {
    return randomness.next().getBytes(UTF_8);
  }
}
