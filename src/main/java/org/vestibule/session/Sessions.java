package org.vestibule.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.vestibule.http.Secret;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.Randomness;
import org.vestibule.oauth.UpstreamFailure;
import org.vestibule.signin.PendingSignIn;
import org.vestibule.signin.Renewal;
import org.vestibule.signin.SignedIn;

/** The browsers' sessions: the only class that touches {@code HttpSession}. */
public final class Sessions {
  private static final String RECORD = "vestibule";

  /** Changes of one session's record happen one after the other. */
  private final SessionLocks changes = new SessionLocks(256);

  /** One renewal of a session's tokens at a time; held while the provider answers. */
  private final SessionLocks renewals = new SessionLocks(1024);

  private final Rests rests = new Rests();
  private final Revocations revocations;
  private final Duration idle;
  private final Duration maxAge;
  private final Clock clock;
  private final Randomness randomness;

  /** Sessions that live for {@code idle} without a request and for {@code maxAge} at most. */
  public Sessions(Duration idle, Duration maxAge, Clock clock, Randomness randomness) {
    this.idle = idle;
    this.maxAge = maxAge;
    this.clock = clock;
    this.randomness = randomness;
    this.revocations = new Revocations(clock);
  }

  /** Remembers a sign-in that has been begun; a browser without a session gets a short one. */
  public void remember(HttpServletRequest request, PendingSignIn pending) {
    HttpSession session = request.getSession(true);
    if (session.isNew()) {
      session.setMaxInactiveInterval(seconds(PendingSignIn.LIFE));
    }
    change(session, record -> record.with(pending));
  }

  /** Takes the pending sign-in of a state out, so that it answers one callback. */
  public Optional<PendingSignIn> take(HttpServletRequest request, String state) {
    HttpSession session = request.getSession(false);
    if (session == null) {
      return Optional.empty();
    }
    ReentrantLock lock = changes.of(name(session));
    lock.lock();
    try {
      SessionRecord record = read(session);
      Optional<PendingSignIn> found = record.find(state);
      found.ifPresent(it -> write(session, record.without(it)));
      return found;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Makes the session a signed-in one, under a new id: who knew the old one has nothing.
   *
   * @see "OWASP ASVS 5.0, 7.2.4"
   */
  public void establish(HttpServletRequest request, SignedIn signedIn) {
    HttpSession session = request.getSession(true);
    request.changeSessionId();
    session.setMaxInactiveInterval(seconds(idle));
    var established = new Established(signedIn, new Secret(randomness.next()));
    change(session, record -> record.with(established));
    revocations.live(signedIn);
  }

  /** Ends sessions on the word of the provider. */
  public Revocations revocations() {
    return revocations;
  }

  /** Who is signed in; a session past its absolute age is ended here. */
  public Optional<Established> established(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null) {
      return Optional.empty();
    }
    Optional<Established> established = read(session).established();
    if (established.isPresent() && revocations.revoked(established.get().signedIn())) {
      end(request);
      return Optional.empty();
    }
    if (established.isPresent()
        && !clock.instant().isBefore(established.get().signedIn().since().plus(maxAge))) {
      end(request);
      return Optional.empty();
    }
    return established;
  }

  /**
   * The session's tokens, renewed when they need it. However many requests of a session ask at
   * once, one of them renews; the others wait for it and find the new tokens.
   *
   * @param established as read by this request
   */
  public Renewal.Result fresh(
      HttpServletRequest request, Established established, Renewal renewal) {
    return renewal.fresh(established.signedIn())
        ? new Renewal.Result.Fresh(established.signedIn(), false)
        : exclusively(
            request,
            established,
            now ->
                renewal.fresh(now)
                    ? new Renewal.Result.Fresh(now, false)
                    : restOr(request, now, renewal, () -> renewal.renew(now)));
  }

  /**
   * New tokens in place of those that the Web API did not accept. When another request of the
   * session has brought new ones meanwhile, they are the answer.
   *
   * @param refused with the access token that was not accepted
   * @param challenge what the Web API demands, JSON
   */
  public Renewal.Result replaced(
      HttpServletRequest request,
      Established refused,
      Optional<String> challenge,
      Renewal renewal) {
    AccessToken old = refused.signedIn().tokens().accessToken();
    return exclusively(
        request,
        refused,
        now ->
            now.tokens().accessToken().equals(old)
                ? renewal.replace(now, challenge)
                : new Renewal.Result.Fresh(now, false));
  }

  private Renewal.Result exclusively(
      HttpServletRequest request,
      Established established,
      Function<SignedIn, Renewal.Result> exchange) {
    HttpSession session = request.getSession(false);
    if (session == null) {
      return new Renewal.Result.SignInAgain("no-session", Optional.empty());
    }
    ReentrantLock lock = renewals.of(name(session));
    lock.lock();
    try {
      Established now = read(session).established().orElse(established);
      Renewal.Result result = exchange.apply(now.signedIn());
      if (result instanceof Renewal.Result.Fresh fresh && fresh.renewed()) {
        var kept = new Established(fresh.signedIn(), now.antiForgery());
        change(session, record -> same(record, now) ? record.with(kept) : record);
      } else if (result instanceof Renewal.Result.Ended && same(read(session), now)) {
        invalidate(session);
      }
      return result;
    } finally {
      lock.unlock();
    }
  }

  /** After a transient failure the provider is left alone for a while. */
  private Renewal.Result restOr(
      HttpServletRequest request,
      SignedIn now,
      Renewal renewal,
      Supplier<Renewal.Result> exchange) {
    String name = name(request.getSession(true));
    Optional<UpstreamFailure> resting = rests.resting(name, clock.instant());
    if (resting.isPresent()) {
      return renewal.usable(now)
          ? new Renewal.Result.Fresh(now, false)
          : new Renewal.Result.Unavailable(resting.get());
    }
    Renewal.Result result = exchange.get();
    result.trouble().ifPresent(failure -> rests.rest(name, failure, clock.instant()));
    return result;
  }

  /** Keeps what the next sign-in of this session has to ask for. */
  public void demand(HttpServletRequest request, String claims) {
    change(request.getSession(true), record -> record.demanding(Optional.of(claims)));
  }

  /** Takes out what this sign-in has to ask for. */
  public Optional<String> takeDemand(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    Optional<String> demanded = session == null ? Optional.empty() : read(session).demanded();
    if (session != null && demanded.isPresent()) {
      change(session, record -> record.demanding(Optional.empty()));
    }
    return demanded;
  }

  /** Ends the session, if there is one. */
  public void end(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      invalidate(session);
    }
  }

  private void change(HttpSession session, UnaryOperator<SessionRecord> change) {
    ReentrantLock lock = changes.of(name(session));
    lock.lock();
    try {
      write(session, change.apply(read(session)));
    } finally {
      lock.unlock();
    }
  }

  /** Whether nobody has signed in anew, perhaps as somebody else, while the provider answered. */
  private static boolean same(SessionRecord record, Established before) {
    return record
        .established()
        .map(it -> it.antiForgery().equals(before.antiForgery()))
        .orElse(false);
  }

  /** Names a session for its locks: the id changes at sign-in, the time of its making does not. */
  private static String name(HttpSession session) {
    try {
      return Long.toString(session.getCreationTime());
    } catch (IllegalStateException ended) {
      return "";
    }
  }

  /** A record that cannot be read is none: its owner signs in again. */
  private static SessionRecord read(HttpSession session) {
    try {
      return session.getAttribute(RECORD) instanceof byte[] bytes
          ? SessionCodec.read(bytes).orElse(SessionRecord.EMPTY)
          : SessionRecord.EMPTY;
    } catch (IllegalStateException ended) {
      return SessionRecord.EMPTY;
    }
  }

  private static void write(HttpSession session, SessionRecord record) {
    try {
      session.setAttribute(RECORD, SessionCodec.write(record));
    } catch (IllegalStateException ended) {
      // Another request of the same browser has signed out meanwhile, and that stands.
    }
  }

  private static void invalidate(HttpSession session) {
    try {
      session.invalidate();
    } catch (IllegalStateException ended) {
      // It is over already.
    }
  }

  private static int seconds(Duration duration) {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, duration.toSeconds()));
  }
}
