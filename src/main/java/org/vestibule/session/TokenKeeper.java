package org.vestibule.session;

import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.vestibule.http.Secret;
import org.vestibule.oauth.UpstreamFailure;
import org.vestibule.signin.Renewal;

/**
 * Renews a session's tokens once, however many of its requests ask: one of them renews, the others
 * wait for it and find the new tokens. After a transient failure the provider is left alone for a
 * while.
 */
final class TokenKeeper {
  /** The one lock that is held while somebody else's server answers. */
  private final SessionLocks renewals = new SessionLocks(1024);

  private final Rests rests = new Rests();
  private final Clock clock;

  TokenKeeper(Clock clock) {
    this.clock = clock;
  }

  /** Tokens that are good for a call now. */
  Renewal.Result fresh(SessionCell cell, Established established, Renewal renewal) {
    return renewal.fresh(established.signedIn())
        ? new Renewal.Result.Fresh(established.signedIn(), false)
        : exclusively(
            cell,
            established,
            now ->
                renewal.fresh(now.signedIn())
                    ? new Renewal.Result.Fresh(now.signedIn(), false)
                    : restOr(
                        now, renewal.usable(now.signedIn()), () -> renewal.renew(now.signedIn())));
  }

  /** New tokens in place of refused ones, unless another request has brought them meanwhile. */
  Renewal.Result replaced(
      SessionCell cell, Established refused, Optional<String> challenge, Renewal renewal) {
    Secret old = refused.signedIn().tokens().accessToken().value();
    return exclusively(
        cell,
        refused,
        now ->
            now.signedIn().tokens().accessToken().value().equals(old)
                ? restOr(now, false, () -> renewal.replace(now.signedIn(), challenge))
                : new Renewal.Result.Fresh(now.signedIn(), false));
  }

  private Renewal.Result exclusively(
      SessionCell cell, Established established, Function<Established, Renewal.Result> exchange) {
    ReentrantLock lock = renewals.of(cell.name());
    lock.lock();
    try {
      Optional<Established> now = cell.read().established();
      if (now.isEmpty()) {
        return new Renewal.Result.SignInAgain("signed-out", Optional.empty());
      }
      if (!same(cell.read(), established)) {
        return new Renewal.Result.Fresh(now.get().signedIn(), false);
      }
      Renewal.Result result = exchange.apply(now.get());
      keep(cell, now.get(), result);
      return result;
    } finally {
      lock.unlock();
    }
  }

  private static void keep(SessionCell cell, Established now, Renewal.Result result) {
    if (result instanceof Renewal.Result.Ended && same(cell.read(), now)) {
      cell.end();
    }
    result
        .toKeep()
        .map(signedIn -> new Established(signedIn, now.antiForgery()))
        .ifPresent(kept -> cell.change(record -> same(record, now) ? record.with(kept) : record));
  }

  /** Whether nobody has signed in anew, perhaps as somebody else, while the provider answered. */
  private static boolean same(SessionRecord record, Established before) {
    return record
        .established()
        .map(it -> it.antiForgery().equals(before.antiForgery()))
        .orElse(false);
  }

  /** A sign-in is named by its anti-forgery value, which no other has. */
  private Renewal.Result restOr(
      Established now, boolean usable, Supplier<Renewal.Result> exchange) {
    String name = now.antiForgery().reveal();
    Optional<UpstreamFailure> resting = rests.resting(name, clock.instant());
    if (resting.isPresent()) {
      return usable
          ? new Renewal.Result.Fresh(now.signedIn(), false)
          : new Renewal.Result.Unavailable(resting.get(), Optional.empty());
    }
    Renewal.Result result = exchange.get();
    result.trouble().ifPresent(failure -> rests.rest(name, failure, clock.instant()));
    return result;
  }
}
