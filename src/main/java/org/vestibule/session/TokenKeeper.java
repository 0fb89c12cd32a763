package org.vestibule.session;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.UpstreamFailure;
import org.vestibule.signin.Renewal;
import org.vestibule.signin.SignedIn;

/**
 * Renews a session's tokens once, however many of its requests ask: one of them renews, the others
 * wait for it and find the new tokens, on this node by a lock, on others by a lease. Tokens of all
 * audiences come from one refresh token, which the provider may replace each time, so a session
 * makes one exchange at a time for all of them. After a transient failure the provider is left
 * alone for a while.
 */
final class TokenKeeper {
  private static final Renewal.Result SIGNED_OUT =
      new Renewal.Result.SignInAgain("signed-out", Optional.empty());

  /** Another node is still waiting for the provider. */
  private static final UpstreamFailure TOO_LONG =
      new UpstreamFailure(UpstreamFailure.Kind.TIMEOUT, 0, Optional.empty());

  /** The one lock that is held while somebody else's server answers. */
  private final SessionLocks renewals = new SessionLocks(1024);

  private final Rests rests = new Rests();
  private final Leases leases;
  private final Clock clock;

  TokenKeeper(Leases leases, Clock clock) {
    this.leases = leases;
    this.clock = clock;
  }

  /** Tokens that are good for a call now. */
  Renewal.Result fresh(SessionCell cell, Established established, TokenSlot slot) {
    SignedIn seen = established.toward(slot.audience());
    if (slot.renewal().fresh(seen)) {
      slot.audience().ifPresent(audience -> use(cell, established, audience));
      return new Renewal.Result.Fresh(seen, false);
    }
    return exclusively(cell, slot, now -> freshOrRenewed(now, slot));
  }

  /**
   * New tokens in place of refused ones, unless another request has brought them meanwhile.
   *
   * @param refused the access token that was not accepted
   */
  Renewal.Result replaced(
      SessionCell cell, TokenSlot slot, AccessToken refused, Optional<String> challenge) {
    return exclusively(
        cell,
        slot,
        now -> {
          SignedIn seen = now.toward(slot.audience());
          return seen.tokens().accessToken().value().equals(refused.value())
              ? restOr(now, slot, false, () -> slot.renewal().replace(seen, challenge))
              : freshOrRenewed(now, slot);
        });
  }

  private Renewal.Result freshOrRenewed(Established now, TokenSlot slot) {
    SignedIn seen = now.toward(slot.audience());
    Renewal renewal = slot.renewal();
    return renewal.fresh(seen)
        ? new Renewal.Result.Fresh(seen, false)
        : restOr(now, slot, renewal.usable(seen), () -> renewal.renew(seen));
  }

  private Renewal.Result exclusively(
      SessionCell cell, TokenSlot slot, Function<Established, Renewal.Result> exchange) {
    ReentrantLock lock = renewals.of(cell.name());
    lock.lock();
    try {
      Optional<String> lease = cell.read().established().map(TokenKeeper::lease);
      if (lease.isEmpty()) {
        return SIGNED_OUT;
      }
      return leases
          .holding(lease.get(), () -> alone(cell, slot, exchange))
          .orElseGet(() -> new Renewal.Result.Unavailable(TOO_LONG, Optional.empty()));
    } finally {
      lock.unlock();
    }
  }

  /** Looks again at the record, which another node may have changed before it freed the lease. */
  private static Renewal.Result alone(
      SessionCell cell, TokenSlot slot, Function<Established, Renewal.Result> exchange) {
    Optional<Established> now = cell.read().established();
    if (now.isEmpty()) {
      return SIGNED_OUT;
    }
    Renewal.Result result = exchange.apply(now.get());
    keep(cell, now.get(), slot, result);
    return result;
  }

  /** A sign-in has one lease for all audiences. */
  private static String lease(Established established) {
    return SharedName.of("renewal", established.antiForgery().reveal());
  }

  private static void keep(
      SessionCell cell, Established now, TokenSlot slot, Renewal.Result result) {
    if (result instanceof Renewal.Result.Ended
        && cell.read().established().filter(now::sameSignIn).isPresent()) {
      cell.end();
    }
    result
        .toKeep()
        .ifPresent(kept -> change(cell, now, record -> record.with(slot.audience(), kept)));
  }

  /** Most requests use the token that was used last, and then nothing has to be written. */
  private static void use(SessionCell cell, Established established, URI audience) {
    if (!established.using(audience).equals(established)) {
      change(cell, established, record -> record.using(audience));
    }
  }

  /** Changes nothing when somebody, perhaps somebody else, has signed in anew meanwhile. */
  private static void change(
      SessionCell cell, Established before, UnaryOperator<Established> change) {
    cell.change(
        record ->
            record
                .established()
                .filter(before::sameSignIn)
                .map(it -> record.with(change.apply(it)))
                .orElse(record));
  }

  private Renewal.Result restOr(
      Established now, TokenSlot slot, boolean usable, Supplier<Renewal.Result> exchange) {
    Optional<UpstreamFailure> resting = resting(now, slot);
    if (resting.isPresent()) {
      return usable
          ? new Renewal.Result.Fresh(now.toward(slot.audience()), false)
          : new Renewal.Result.Unavailable(resting.get(), Optional.empty());
    }
    Renewal.Result result = exchange.get();
    result.trouble().ifPresent(failure -> rest(now, slot, failure));
    return result;
  }

  /** A sign-in is named by its anti-forgery value, which no other has. */
  private Optional<UpstreamFailure> resting(Established now, TokenSlot slot) {
    String all = now.antiForgery().reveal();
    Instant time = clock.instant();
    return rests.resting(all, time).or(() -> rests.resting(one(all, slot), time));
  }

  /**
   * A provider that is down is down for all audiences; one that refuses may refuse but this one.
   */
  private void rest(Established now, TokenSlot slot, UpstreamFailure failure) {
    String all = now.antiForgery().reveal();
    boolean refused = failure.kind() == UpstreamFailure.Kind.CREDENTIAL;
    rests.rest(refused ? one(all, slot) : all, failure, clock.instant());
  }

  private static String one(String all, TokenSlot slot) {
    return all + slot.audience().map(audience -> " " + audience).orElse("");
  }
}
