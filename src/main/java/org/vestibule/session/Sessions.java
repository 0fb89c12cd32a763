package org.vestibule.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.vestibule.http.Secret;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.Randomness;
import org.vestibule.signin.PendingSignIn;
import org.vestibule.signin.Renewal;
import org.vestibule.signin.SignedIn;

/** The browsers' sessions. */
public final class Sessions {
  /** Whose session this request has found to live. */
  private static final String LIVE = "vestibule.live";

  private final Waiting waiting = new Waiting();
  private final TokenKeeper keeper;
  private final Revocations revocations;
  private final Duration idle;
  private final Duration maxAge;
  private final Clock clock;
  private final Randomness randomness;
  private final BrowserKeys keys;
  private final Seal seal;
  private final SessionList list;
  private final Devices devices;
  private final SharedRecords shared;

  /** Sessions that live for {@code idle} without a request and for {@code maxAge} at most. */
  public Sessions(
      Duration idle,
      Duration maxAge,
      Engine engine,
      Clock clock,
      Randomness randomness,
      BrowserKeys keys,
      Devices devices) {
    this.idle = idle;
    this.maxAge = maxAge;
    this.clock = clock;
    this.randomness = randomness;
    this.keys = keys;
    this.seal = new Seal(randomness);
    this.shared = SharedRecords.of(engine, maxAge);
    this.keeper = new TokenKeeper(new Leases(engine, randomness), clock);
    this.revocations = new Revocations(engine, maxAge);
    this.list = new SessionList(engine, idle, maxAge, clock);
    this.devices = devices;
  }

  /**
   * Seals a record that nobody has and opens it, so that the first user need not wait for it.
   *
   * @return whether it came out as it went in
   */
  public boolean rehearse() {
    return seal.rehearse();
  }

  /** Remembers a sign-in that has been begun; a browser without a session gets a short one. */
  public void remember(
      HttpServletRequest request, HttpServletResponse response, PendingSignIn pending) {
    HttpSession session = request.getSession(true);
    SealedCell cell = cell(request, session);
    if (session.isNew()) {
      session.setMaxInactiveInterval(seconds(PendingSignIn.LIFE));
      waiting.add(stranger(session));
    }
    if (cell.readable()) {
      cell.change(record -> record.with(pending));
    } else if (session.isNew() || session.getId().equals(request.getRequestedSessionId())) {
      Secret key = new Secret(randomness.next());
      keys.give(request, response, key);
      cell.reseal(key, () -> {}, record -> record.with(pending));
    }
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
  public void establish(
      HttpServletRequest request, HttpServletResponse response, SignedIn signedIn) {
    HttpSession session = request.getSession(true);
    SealedCell cell = cell(request, session);
    Secret key = new Secret(randomness.next());
    SignedIn live = revocations.live(signedIn);
    var established = new Established(live, new Secret(randomness.next()));
    cell.owner().ifPresent(list::over);
    cell.reseal(
        key,
        () -> {
          request.changeSessionId();
          session.setMaxInactiveInterval(seconds(idle));
        },
        record -> record.with(established.after(record.established())));
    cell.own(live);
    keys.give(request, response, key);
    list.begun(Owner.of(live), devices.of(request));
  }

  /** What users see of their sessions, and which of them they have ended. */
  public SessionList list() {
    return list;
  }

  /** Ends sessions on the word of the provider. */
  public Revocations revocations() {
    return revocations;
  }

  /** Who is signed in; a session that is over is ended here. Each request looks for it once. */
  public Optional<Established> established(HttpServletRequest request) {
    Optional<SealedCell> cell = cell(request);
    Optional<Established> established =
        cell.isEmpty() ? Optional.empty() : cell.get().read().established();
    if (established.isEmpty()) {
      return established;
    }
    Owner it = Owner.of(established.get().signedIn());
    if (!it.equals(request.getAttribute(LIVE))) {
      boolean ended = revocations.revoked(it) || list.ended(it, () -> devices.of(request));
      if (over(it, ended).isPresent()) {
        cell.get().invalidate();
        return Optional.empty();
      }
      request.setAttribute(LIVE, it);
    }
    return established;
  }

  /** Whose session is about to go, and why; absent after {@link #end}, whose caller knows more. */
  public Optional<Ending> ending(HttpSessionEvent event) {
    SealedCell cell = stranger(event.getSession());
    Optional<Ending> ending =
        cell.owner()
            .map(
                it ->
                    new Ending(
                        it.user(),
                        over(it, revocations.known(it) || list.known(it))
                            .orElse(Ending.Cause.ofServer(cell.idle(clock)))));
    cell.owner().ifPresent(list::over);
    return ending;
  }

  private Optional<Ending.Cause> over(Owner it, boolean revoked) {
    boolean old = !clock.instant().isBefore(it.since().plus(maxAge));
    return Ending.Cause.of(revoked, old);
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

  /** Keeps what the next sign-in of this browser has to ask for, if it has a key yet. */
  public void demand(HttpServletRequest request, String claims) {
    cell(request, request.getSession(true)).change(record -> record.demanding(Optional.of(claims)));
  }

  /** Takes out what this sign-in has to ask for. */
  public Optional<String> takeDemand(HttpServletRequest request) {
    Optional<SealedCell> cell = cell(request);
    Optional<String> demanded = cell.flatMap(it -> it.read().demanded());
    if (demanded.isPresent()) {
      cell.ifPresent(it -> it.change(record -> record.demanding(Optional.empty())));
    }
    return demanded;
  }

  /** Ends the session, if there is one, and takes its key from the browser. */
  public void end(HttpServletRequest request, HttpServletResponse response) {
    Optional<SealedCell> cell = cell(request);
    cell.flatMap(SealedCell::owner).ifPresent(list::over);
    cell.ifPresent(SealedCell::end);
    keys.take(response);
  }

  private Optional<SealedCell> cell(HttpServletRequest request) {
    return Optional.ofNullable(request.getSession(false)).map(it -> cell(request, it));
  }

  /** A session as it looks without its browser. */
  private SealedCell stranger(HttpSession session) {
    return new SealedCell(session, seal, shared, null, Optional.empty());
  }

  private SealedCell cell(HttpServletRequest request, HttpSession session) {
    return new SealedCell(session, seal, shared, request, keys.of(request));
  }

  private static int seconds(Duration duration) {
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, duration.toSeconds()));
  }
}
