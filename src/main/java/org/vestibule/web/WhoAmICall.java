package org.vestibule.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.vestibule.dataverse.Budget;
import org.vestibule.dataverse.Profile;
import org.vestibule.dataverse.Result;
import org.vestibule.dataverse.ServedCall;
import org.vestibule.dataverse.WebApi;
import org.vestibule.dataverse.WhoAmI;
import org.vestibule.doctor.Diagnosis;
import org.vestibule.doctor.Problem;
import org.vestibule.oauth.ClaimsRequest;
import org.vestibule.session.Established;
import org.vestibule.session.Sessions;
import org.vestibule.session.TokenSlot;
import org.vestibule.signin.Renewal;
import org.vestibule.signin.ReturnPath;
import org.vestibule.signin.SignedIn;
import org.vestibule.telemetry.AuditLog.Event;

/**
 * Hop 5: a fresh token, then one call to the Web API. A token that the Web API does not accept is
 * replaced once in a request, with what its claims challenge demands.
 */
final class WhoAmICall {
  /** What came of it. */
  sealed interface Outcome {
    /**
     * The answer, and the tokens as they are now.
     *
     * @param environment the address of the environment that answered
     * @param calls of this request, in their order
     */
    record Known(
        Established established,
        URI environment,
        WhoAmI whoAmI,
        Profile profile,
        List<ServedCall> calls,
        Optional<Budget> budget)
        implements Outcome {}

    /** Nobody is signed in, or no longer; what the next sign-in has to ask for is kept. */
    record SignedOut() implements Outcome {}

    /** No answer. */
    record Failed(Problem problem) implements Outcome {}
  }

  private final Sessions sessions;
  private final Renewal renewal;
  private final ClaimsRequest claims;
  private final WebApi webApi;
  private final URI environment;
  private final Audit audit;

  WhoAmICall(
      Sessions sessions,
      Renewal renewal,
      ClaimsRequest claims,
      WebApi webApi,
      URI environment,
      Audit audit) {
    this.sessions = sessions;
    this.renewal = renewal;
    this.claims = claims;
    this.webApi = webApi;
    this.environment = environment;
    this.audit = audit;
  }

  Outcome make(HttpServletRequest request, ReturnPath page) {
    Optional<Established> established = sessions.established(request);
    if (established.isEmpty()) {
      return new Outcome.SignedOut();
    }
    return sessions
        .fresh(request, established.get(), TokenSlot.primary(renewal))
        .match(new Renewed(request, established.get(), page, true));
  }

  private Outcome ask(
      HttpServletRequest request, Established established, ReturnPath page, boolean mayReplace) {
    return webApi
        .whoAmI(environment, established.signedIn().tokens().accessToken())
        .match(
            known ->
                new Outcome.Known(
                    established,
                    environment,
                    known.value(),
                    Profile.HIDDEN,
                    List.of(known.served().call()),
                    known.served().budget()),
            refused -> refused(request, established, page, refused, mayReplace),
            unavailable -> new Outcome.Failed(Diagnosis.of(unavailable, page)));
  }

  private Outcome refused(
      HttpServletRequest request,
      Established established,
      ReturnPath page,
      Result.Refused<WhoAmI> refused,
      boolean mayReplace) {
    Optional<String> challenge = refused.challenge().flatMap(claims::fromHeader);
    boolean renewable = established.signedIn().tokens().refreshToken().isPresent();
    if (refused.status() == 401 && mayReplace && renewable) {
      return sessions
          .replaced(
              request,
              TokenSlot.primary(renewal),
              established.signedIn().tokens().accessToken(),
              challenge)
          .match(new Renewed(request, established, page, false));
    }
    if (challenge.isPresent()) {
      sessions.demand(request, challenge.get());
      return new Outcome.SignedOut();
    }
    return new Outcome.Failed(Diagnosis.of(refused, page));
  }

  /** Goes on with whatever became of the tokens. */
  private final class Renewed implements Renewal.Result.Cases<Outcome> {
    private final HttpServletRequest request;
    private final Established established;
    private final ReturnPath page;
    private final boolean mayReplace;

    Renewed(
        HttpServletRequest request, Established established, ReturnPath page, boolean mayReplace) {
      this.request = request;
      this.established = established;
      this.page = page;
      this.mayReplace = mayReplace;
    }

    @Override
    public Outcome fresh(Renewal.Result.Fresh it) {
      SignedIn now = it.signedIn();
      if (it.renewed()) {
        audit.write(request, Event.TOKENS_REFRESHED, "", Optional.of(now.user()));
      }
      return ask(request, new Established(now, established.antiForgery()), page, mayReplace);
    }

    @Override
    public Outcome signInAgain(Renewal.Result.SignInAgain it) {
      it.claims().ifPresent(demanded -> sessions.demand(request, demanded));
      return new Outcome.SignedOut();
    }

    @Override
    public Outcome ended(Renewal.Result.Ended it) {
      audit.write(
          request, Event.SESSION_ENDED, it.cause(), Optional.of(established.signedIn().user()));
      return new Outcome.SignedOut();
    }

    @Override
    public Outcome refused(Renewal.Result.Refused it) {
      return new Outcome.Failed(Diagnosis.of(it.refusal(), page));
    }

    @Override
    public Outcome unavailable(Renewal.Result.Unavailable it) {
      return new Outcome.Failed(Diagnosis.provider(it.failure(), page));
    }
  }
}
