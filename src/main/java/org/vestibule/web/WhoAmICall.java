package org.vestibule.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.vestibule.dataverse.Budget;
import org.vestibule.dataverse.Profile;
import org.vestibule.dataverse.Result;
import org.vestibule.dataverse.ServedCall;
import org.vestibule.dataverse.WebApi;
import org.vestibule.dataverse.WhoAmI;
import org.vestibule.doctor.Diagnosis;
import org.vestibule.doctor.Problem;
import org.vestibule.session.Established;
import org.vestibule.session.Sessions;
import org.vestibule.signin.ReturnPath;
import org.vestibule.signin.SignedIn;

/**
 * Hop 5, in the environment that the session is in: a fresh token, then two calls to the Web API.
 * The first one decides; what the second one does not bring is missing on the page.
 */
final class WhoAmICall {
  /** What came of it. */
  sealed interface Outcome {
    /**
     * The answer, and the tokens as they are now.
     *
     * @param established its access token is the one of the environment
     * @param environment the address of the environment that answered
     * @param profile {@link Profile#HIDDEN} when that call failed
     * @param calls of this request, in their order; an exchange of tokens is one, named {@code
     *     token}
     * @param budget as the last answer told it
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
  private final TokenSlots slots;
  private final UserCall calls;
  private final WebApi webApi;

  WhoAmICall(Sessions sessions, TokenSlots slots, UserCall calls, WebApi webApi) {
    this.sessions = sessions;
    this.slots = slots;
    this.calls = calls;
    this.webApi = webApi;
  }

  Outcome make(HttpServletRequest request, ReturnPath page) {
    Optional<Established> established = sessions.established(request);
    if (established.isEmpty()) {
      return new Outcome.SignedOut();
    }
    URI environment = slots.current(established.get());
    var caller = new UserCall.Caller(request, established.get(), page);
    UserCall.Outcome<UserCall.Answer<WhoAmI>> outcome = calls.make(caller, ask(environment, page));
    if (outcome instanceof UserCall.Outcome.Reached<UserCall.Answer<WhoAmI>> it) {
      return known(established.get(), environment, it.value());
    }
    return outcome instanceof UserCall.Outcome.Failed<UserCall.Answer<WhoAmI>> it
        ? new Outcome.Failed(it.problem())
        : new Outcome.SignedOut();
  }

  /** Asks an environment who the user is there. */
  UserCall.Ask<WhoAmI> ask(URI environment, ReturnPath page) {
    return new UserCall.Ask<>(
        environment,
        token -> webApi.whoAmI(environment, token),
        refused -> Diagnosis.of(refused, page).with("environment", environment.toString()),
        unavailable -> Diagnosis.of(unavailable, page).with("environment", environment.toString()));
  }

  private Outcome known(Established established, URI environment, UserCall.Answer<WhoAmI> answer) {
    SignedIn signedIn = answer.good().signedIn();
    UUID userId = answer.value().userId();
    Result<Profile> result =
        webApi.profile(
            environment, signedIn.tokens().accessToken(), userId, signedIn.user().objectId());
    var all = new ArrayList<>(answer.good().calls());
    all.add(result.served().call());
    return new Outcome.Known(
        new Established(
            signedIn, established.antiForgery(), established.further(), established.environment()),
        environment,
        answer.value(),
        result instanceof Result.Known<Profile> it ? it.value() : Profile.HIDDEN,
        List.copyOf(all),
        result.served().budget().or(answer::budget));
  }
}
