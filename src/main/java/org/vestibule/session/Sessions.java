package org.vestibule.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.vestibule.http.Secret;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.Randomness;
import org.vestibule.signin.PendingSignIn;
import org.vestibule.signin.Renewal;
import org.vestibule.signin.SignedIn;

/** The browsers' sessions: the only class that touches {@code HttpSession}. */
public final class Sessions {
  private static final String RECORD = "vestibule";

  /** Changes of one session's record happen one after the other. */
  private final SessionLocks changes = new SessionLocks(256);

  private final Waiting waiting = new Waiting();
  private final TokenKeeper keeper;
  private final Revocations revocations;
  private final Duration idle;
  private final Duration maxAge;
  private final Clock clock;
  private final Randomness randomness;

  /** Sessions that live for {@code idle} without a request and for {@code maxAge} at most. */
  public Sessions(
      Duration idle, Duration maxAge, Engine engine, Clock clock, Randomness randomness) {
    this.idle = idle;
    this.maxAge = maxAge;
    this.clock = clock;
    this.randomness = randomness;
    this.keeper = new TokenKeeper(new Leases(engine, randomness), clock);
    this.revocations = new Revocations(engine, maxAge);
  }

  /** Remembers a sign-in that has been begun; a browser without a session gets a short one. */
  public void remember(HttpServletRequest request, PendingSignIn pending) {
    HttpSession session = request.getSession(true);
    if (session.isNew()) {
      session.setMaxInactiveInterval(seconds(PendingSignIn.LIFE));
      waiting.add(new Cell(session));
    }
    new Cell(session).change(record -> record.with(pending));
  }

  /** Takes the pending sign-in of a state out, so that it answers one callback. */
  public Optional<PendingSignIn> take(HttpServletRequest request, String state) {
    var taken = new AtomicReference<@Nullable PendingSignIn>();
    UnaryOperator<SessionRecord> take =
        record -> {
          Optional<PendingSignIn> found = record.find(state);
          found.ifPresent(taken::set);
          return found.map(record::without).orElse(record);
        };
    cell(request).ifPresent(cell -> cell.change(take));
    return Optional.ofNullable(taken.get());
  }

  /**
   * Makes the session a signed-in one, under a new id: who knew the old one has nothing.
   *
   * @see "OWASP ASVS 5.0, 7.2.4"
   */
  public void establish(HttpServletRequest request, SignedIn signedIn) {
    SignedIn live = revocations.live(signedIn);
    HttpSession session = request.getSession(true);
    request.changeSessionId();
    session.setMaxInactiveInterval(seconds(idle));
    var established = new Established(live, new Secret(randomness.next()));
    new Cell(session).change(record -> record.with(established.after(record.established())));
  }

  /** Ends sessions on the word of the provider. */
  public Revocations revocations() {
    return revocations;
  }

  /** Who is signed in; a session past its absolute age is ended here. */
  public Optional<Established> established(HttpServletRequest request) {
    Optional<Cell> cell = cell(request);
    Optional<Established> established = cell.flatMap(it -> it.read().established());
    if (established.flatMap(it -> over(it.signedIn(), revocations::revoked)).isPresent()) {
      cell.ifPresent(Cell::invalidate);
      return Optional.empty();
    }
    return established;
  }

  /** Whose session is about to go, and why; absent after {@link #end}, whose caller knows more. */
  public Optional<Ending> ending(HttpSessionEvent event) {
    var cell = new Cell(event.getSession());
    Ending.Cause servers = Ending.Cause.ofServer(cell.idle());
    return cell.read()
        .established()
        .map(Established::signedIn)
        .map(it -> new Ending(it.user(), over(it, revocations::known).orElse(servers)));
  }

  private Optional<Ending.Cause> over(SignedIn it, Predicate<SignedIn> revoked) {
    boolean old = !clock.instant().isBefore(it.since().plus(maxAge));
    return Ending.Cause.of(revoked.test(it), old);
  }

  /**
   * The session's tokens, renewed when they need it.
   *
   * @param established as read by this request
   * @param slot which access token is needed; the result's sign-in has that one
   */
  public Renewal.Result fresh(HttpServletRequest request, Established established, TokenSlot slot) {
    return cell(request)
        .map(cell -> keeper.fresh(cell, established, slot))
        .orElseGet(Sessions::noSession);
  }

  /**
   * New tokens in place of those that the Web API did not accept.
   *
   * @param refused the access token that was not accepted
   * @param challenge what the Web API demands, JSON
   */
  public Renewal.Result replaced(
      HttpServletRequest request, TokenSlot slot, AccessToken refused, Optional<String> challenge) {
    return cell(request)
        .map(cell -> keeper.replaced(cell, slot, refused, challenge))
        .orElseGet(Sessions::noSession);
  }

  private static Renewal.Result noSession() {
    return new Renewal.Result.SignInAgain("no-session", Optional.empty());
  }

  /** Switches the signed-in user to an environment; absent: the configured one. */
  public void select(HttpServletRequest request, Optional<URI> environment) {
    cell(request).ifPresent(cell -> cell.change(record -> record.selecting(environment)));
  }

  /** Keeps what the next sign-in of this session has to ask for. */
  public void demand(HttpServletRequest request, String claims) {
    new Cell(request.getSession(true)).change(record -> record.demanding(Optional.of(claims)));
  }

  /** Takes out what this sign-in has to ask for. */
  public Optional<String> takeDemand(HttpServletRequest request) {
    Optional<Cell> cell = cell(request);
    Optional<String> demanded = cell.flatMap(it -> it.read().demanded());
    if (demanded.isPresent()) {
      cell.ifPresent(it -> it.change(record -> record.demanding(Optional.empty())));
    }
    return demanded;
  }

  /** Ends the session, if there is one. */
  public void end(HttpServletRequest request) {
    cell(request).ifPresent(Cell::end);
  }

  private Optional<Cell> cell(HttpServletRequest request) {
    return Optional.ofNullable(request.getSession(false)).map(Cell::new);
  }

  /** The record in an {@code HttpSession}, which another request may end at any moment. */
  private final class Cell implements SessionCell {
    private final HttpSession session;

    Cell(HttpSession session) {
      this.session = session;
    }

    /** The id changes at sign-in, the time of the session's making does not. */
    @Override
    public String name() {
      try {
        return Long.toString(session.getCreationTime());
      } catch (IllegalStateException ended) {
        return "";
      }
    }

    /** A record that cannot be read is none: its owner signs in again. */
    @Override
    public SessionRecord read() {
      try {
        return session.getAttribute(RECORD) instanceof byte[] bytes
            ? SessionCodec.read(bytes).orElse(SessionRecord.EMPTY)
            : SessionRecord.EMPTY;
      } catch (IllegalStateException ended) {
        return SessionRecord.EMPTY;
      }
    }

    @Override
    public void change(UnaryOperator<SessionRecord> change) {
      ReentrantLock lock = changes.of(name());
      lock.lock();
      try {
        SessionRecord before = read();
        SessionRecord after = change.apply(before);
        // A write that changes nothing would still cost a replicated session its network.
        if (!after.equals(before)) {
          session.setAttribute(RECORD, SessionCodec.write(after));
        }
      } catch (IllegalStateException ended) {
        // Another request of the same browser has signed out meanwhile, and that stands.
      } finally {
        lock.unlock();
      }
    }

    /** Whether no request came for as long as the server waits. */
    boolean idle() {
      try {
        long unused = clock.millis() - session.getLastAccessedTime();
        return unused >= session.getMaxInactiveInterval() * 1000L;
      } catch (IllegalStateException ended) {
        return false;
      }
    }

    @Override
    public void end() {
      change(record -> SessionRecord.EMPTY);
      invalidate();
    }

    /** Leaves the record to those who look at the session's end. */
    void invalidate() {
      try {
        session.invalidate();
      } catch (IllegalStateException ended) {
        // It is over already.
      }
    }
  }

  private static int seconds(Duration duration) {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, duration.toSeconds()));
  }
}
