package org.vestibule.oauth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A document of the provider that is fetched once, kept, and renewed behind the users' backs. While
 * the provider is down the last good copy serves for a day.
 */
final class Cached<T> {
  /** Fetches the document. */
  interface Loader<T> {
    T load() throws ProviderUnavailable;
  }

  /** Microsoft advises hourly ("Signing key rollover in the Microsoft identity platform"). */
  private static final Duration RENEW_AFTER = Duration.ofHours(1);

  private static final Duration KEEP = Duration.ofHours(24);

  /** Callers that queued behind a failed attempt share its result. */
  private static final Duration FAILURE_SHARED = Duration.ofSeconds(1);

  /** However many tokens name a key that is not known, the provider is asked this seldom. */
  private static final Duration DEMAND_INTERVAL = Duration.ofSeconds(30);

  /** Callers that may wait for a fetch: each holds a thread of the server. */
  static final int MAX_WAITING = 32;

  private record Copy<T>(T value, Instant at) {}

  private record Failed(ProviderUnavailable failure, Instant at) {}

  private final Loader<T> loader;
  private final Clock clock;
  private final Executor background;
  private final Semaphore waiting = new Semaphore(MAX_WAITING);
  private final AtomicBoolean renewing = new AtomicBoolean();
  private volatile @Nullable Copy<T> copy;
  private volatile @Nullable Failed failed;
  private Instant demanded = Instant.EPOCH;

  Cached(Loader<T> loader, Clock clock, Executor background) {
    this.loader = loader;
    this.clock = clock;
    this.background = background;
  }

  /** The document: from memory while there is one, else fetched now. */
  T get() throws ProviderUnavailable {
    Instant now = clock.instant();
    Copy<T> held = copy;
    if (held == null || now.isAfter(held.at.plus(KEEP))) {
      return waiting(this::load);
    }
    Failed last = failed;
    boolean due = now.isAfter(held.at.plus(RENEW_AFTER));
    boolean rested = last == null || now.isAfter(last.at.plus(DEMAND_INTERVAL));
    if (due && rested && renewing.compareAndSet(false, true)) {
      background.execute(this::renew);
    }
    return held.value;
  }

  /** Whether a copy is at hand, so that no user has to wait for one. */
  boolean ready() {
    Copy<T> held = copy;
    return held != null && !clock.instant().isAfter(held.at.plus(KEEP));
  }

  private void renew() {
    try {
      fetch();
    } catch (ProviderUnavailable e) {
      // The old copy goes on serving; the failure is kept and shown by readiness.
    } finally {
      renewing.set(false);
    }
  }

  /** Waits for one fetch of all callers, at most as long as the HTTP deadline. */
  private T waiting(Loader<T> fetch) throws ProviderUnavailable {
    if (!waiting.tryAcquire()) {
      throw new ProviderUnavailable(UpstreamFailure.ofBusy());
    }
    try {
      return fetch.load();
    } finally {
      waiting.release();
    }
  }

  int waiting() {
    return MAX_WAITING - waiting.availablePermits();
  }

  private synchronized T load() throws ProviderUnavailable {
    Instant now = clock.instant();
    Copy<T> held = copy;
    if (held != null && !now.isAfter(held.at.plus(KEEP))) {
      return held.value;
    }
    Failed last = failed;
    if (last != null && now.isBefore(last.at.plus(FAILURE_SHARED))) {
      throw last.failure;
    }
    return fetch();
  }

  /** Fetches again because the copy lacks something, unless that was done within 30 seconds. */
  T demandNewer() throws ProviderUnavailable {
    return waiting(this::newer);
  }

  private synchronized T newer() throws ProviderUnavailable {
    Instant now = clock.instant();
    if (now.isBefore(demanded.plus(DEMAND_INTERVAL))) {
      return get();
    }
    demanded = now;
    try {
      return fetch();
    } catch (ProviderUnavailable e) {
      return get();
    }
  }

  private T fetch() throws ProviderUnavailable {
    try {
      T value = loader.load();
      copy = new Copy<>(value, clock.instant());
      failed = null;
      return value;
    } catch (ProviderUnavailable e) {
      failed = new Failed(e, clock.instant());
      throw e;
    }
  }
}
