package org.vestibule.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.vestibule.dataverse.Budget;
import org.vestibule.dataverse.Result;
import org.vestibule.dataverse.ServedCall;
import org.vestibule.doctor.Diagnosis;
import org.vestibule.doctor.Problem;
import org.vestibule.oauth.AccessToken;
import org.vestibule.oauth.ClaimsRequest;
import org.vestibule.oauth.UpstreamFailure;
import org.vestibule.session.Established;
import org.vestibule.session.Sessions;
import org.vestibule.session.TokenSlot;
import org.vestibule.signin.Renewal;
import org.vestibule.signin.ReturnPath;
import org.vestibule.signin.SignedIn;
import org.vestibule.telemetry.AuditLog.Event;

/**
 * Calls in the user's name: a fresh token for the address, then the call. A token that is not
 * accepted is replaced once in a request, with what its claims challenge demands.
 */
final class UserCall {
  /**
   * Who calls.
   *
   * @param established as read by this request
   * @param page where he wants to be, after a sign-in too
   */
  record Caller(HttpServletRequest request, Established established, ReturnPath page) {}

  /**
   * What is called.
   *
   * @param audience the address that the token must be for
   * @param refused which problem a refusal is
   * @param unavailable which problem no answer is
   */
  record Ask<T>(
      URI audience,
      Function<AccessToken, Result<T>> call,
      Function<Result.Refused<T>, Problem> refused,
      Function<Result.Unavailable<T>, Problem> unavailable) {
    Result<T> with(Good good) {
      return call.apply(good.signedIn().tokens().accessToken());
    }
  }

  /**
   * A sign-in whose access token is good for a call to the audience.
   *
   * @param calls what it took so far, in order; an exchange of tokens is one, named {@code token}
   */
  record Good(SignedIn signedIn, List<ServedCall> calls) {
    private Good after(List<ServedCall> earlier) {
      var all = new ArrayList<>(earlier);
      all.addAll(calls);
      return new Good(signedIn, List.copyOf(all));
    }

    private Good and(ServedCall call) {
      return new Good(signedIn, List.of(call)).after(calls);
    }
  }

  /** An answer, and the calls that it took. */
  record Answer<T>(T value, Good good, Optional<Budget> budget) {}

  /** What came of it. */
  sealed interface Outcome<T> {
    /** It went well. */
    record Reached<T>(T value) implements Outcome<T> {}

    /** Nobody is signed in, or no longer; what the next sign-in has to ask for is kept. */
    record SignedOut<T>() implements Outcome<T> {}

    /** It did not. */
    record Failed<T>(Problem problem) implements Outcome<T> {}

    /** Goes on when it went well. */
    default <R> Outcome<R> then(Function<T, Outcome<R>> next) {
      if (this instanceof Reached<T> it) {
        return next.apply(it.value);
      }
      return this instanceof Failed<T> it ? new Failed<>(it.problem) : new SignedOut<>();
    }
  }

  private final Sessions sessions;
  private final TokenSlots slots;
  private final ClaimsRequest claims;
  private final Audit audit;

  UserCall(Sessions sessions, TokenSlots slots, ClaimsRequest claims, Audit audit) {
    this.sessions = sessions;
    this.slots = slots;
    this.claims = claims;
    this.audit = audit;
  }

  <T> Outcome<Answer<T>> make(Caller caller, Ask<T> ask) {
    return token(caller, ask.audience()).then(good -> settle(caller, ask, good, ask.with(good)));
  }

  /** The token alone; nothing is called with it yet. */
  Outcome<Good> token(Caller caller, URI audience) {
    TokenSlot slot = slots.of(audience);
    boolean atHand = slot.renewal().fresh(caller.established().toward(slot.audience()));
    long start = System.nanoTime();
    Renewal.Result result = sessions.fresh(caller.request(), caller.established(), slot);
    return result.match(
        new Renewed(caller, audience, atHand ? Optional.empty() : Optional.of(since(start))));
  }

  /** What a result means, once its token has been replaced if that can help. */
  <T> Outcome<Answer<T>> settle(Caller caller, Ask<T> ask, Good good, Result<T> result) {
    Good called = good.and(result.served().call());
    if (!(result instanceof Result.Refused<T> refused)
        || refused.status() != 401
        || good.signedIn().tokens().refreshToken().isEmpty()) {
      return judge(caller, ask, called, result);
    }
    return replaced(caller, ask.audience(), good.signedIn(), challenge(refused))
        .then(
            again -> {
              Result<T> second = ask.with(again);
              Good both = again.after(called.calls()).and(second.served().call());
              return judge(caller, ask, both, second);
            });
  }

  private Outcome<Good> replaced(
      Caller caller, URI audience, SignedIn refused, Optional<String> challenge) {
    long start = System.nanoTime();
    AccessToken token = refused.tokens().accessToken();
    Renewal.Result result =
        sessions.replaced(caller.request(), slots.of(audience), token, challenge);
    return result.match(new Renewed(caller, audience, Optional.of(since(start))));
  }

  private <T> Outcome<Answer<T>> judge(Caller caller, Ask<T> ask, Good good, Result<T> result) {
    return result.match(
        known -> new Outcome.Reached<>(new Answer<>(known.value(), good, known.served().budget())),
        refused -> {
          Optional<String> challenge = challenge(refused);
          challenge.ifPresent(demanded -> sessions.demand(caller.request(), demanded));
          return challenge.isPresent()
              ? new Outcome.SignedOut<>()
              : new Outcome.Failed<>(ask.refused().apply(refused));
        },
        unavailable -> new Outcome.Failed<>(ask.unavailable().apply(unavailable)));
  }

  private <T> Optional<String> challenge(Result.Refused<T> refused) {
    return refused.challenge().flatMap(claims::fromHeader);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Goes on with whatever became of the tokens. */
  private final class Renewed implements Renewal.Result.Cases<Outcome<Good>> {
    private final Caller caller;
    private final URI audience;
    private final Optional<Duration> took;

    /** A token that was at hand took no time. */
    Renewed(Caller caller, URI audience, Optional<Duration> took) {
      this.caller = caller;
      this.audience = audience;
      this.took = took;
    }

    @Override
    public Outcome<Good> fresh(Renewal.Result.Fresh it) {
      if (it.renewed()) {
        write(Event.TOKENS_REFRESHED, "");
      }
      int status = it.spared().map(UpstreamFailure::status).orElse(200);
      List<ServedCall> calls =
          took.map(time -> new ServedCall("token", time, status, 1, List.of())).stream().toList();
      return new Outcome.Reached<>(new Good(it.signedIn(), calls));
    }

    @Override
    public Outcome<Good> signInAgain(Renewal.Result.SignInAgain it) {
      it.claims().ifPresent(demanded -> sessions.demand(caller.request(), demanded));
      return new Outcome.SignedOut<>();
    }

    @Override
    public Outcome<Good> ended(Renewal.Result.Ended it) {
      write(Event.SESSION_ENDED, it.cause());
      return new Outcome.SignedOut<>();
    }

    @Override
    public Outcome<Good> refused(Renewal.Result.Refused it) {
      return new Outcome.Failed<>(
          Diagnosis.of(it.refusal(), caller.page()).with("environment", audience.toString()));
    }

    @Override
    public Outcome<Good> unavailable(Renewal.Result.Unavailable it) {
      return new Outcome.Failed<>(Diagnosis.provider(it.failure(), caller.page()));
    }

    private void write(Event event, String code) {
      audit.write(
          caller.request(), event, code, Optional.of(caller.established().signedIn().user()));
    }
  }
}
