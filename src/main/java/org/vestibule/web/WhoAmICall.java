package org.vestibule.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.vestibule.dataverse.Budget;
import org.vestibule.dataverse.Profile;
import org.vestibule.dataverse.ServedCall;
import org.vestibule.dataverse.WebApi;
import org.vestibule.dataverse.WhoAmI;
import org.vestibule.doctor.Diagnosis;
import org.vestibule.doctor.Problem;
import org.vestibule.session.Established;
import org.vestibule.session.Sessions;
import org.vestibule.signin.ReturnPath;
import org.vestibule.web.RecentAnswers.Kept;
import org.vestibule.web.RecentAnswers.Name;
import org.vestibule.web.UserCall.Caller;
import org.vestibule.web.UserCall.Good;

/**
 * Hop 5, in the environment that the session is in: a fresh token, then two calls to the Web API,
 * both at once when the user's id is known from before. The first one decides; what the second one
 * does not bring is missing on the page. What the session was told lately is not asked again.
 */
final class WhoAmICall {
  /** What came of it. */
  sealed interface Outcome {
    /**
     * The answer, and the tokens as they are now.
     *
     * @param established its access token is the one of the environment
     * @param environment the address of the environment that answered
     * @param asked when WhoAmI was asked
     * @param profile {@link Profile#HIDDEN} when that call failed
     * @param calls that brought the answer, in their order; an exchange of tokens is one, named
     *     {@code token}
     * @param budget as the last answer told it
     */
    record Known(
        Established established,
        URI environment,
        WhoAmI whoAmI,
        Instant asked,
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
  private final ProfileCall profiles;
  private final RecentAnswers recent;
  private final Clock clock;

  /** {@code threads} make the second call when both go out together. */
  WhoAmICall(
      Sessions sessions,
      TokenSlots slots,
      UserCall calls,
      WebApi webApi,
      Executor threads,
      RecentAnswers recent,
      Clock clock) {
    this.sessions = sessions;
    this.slots = slots;
    this.calls = calls;
    this.webApi = webApi;
    this.profiles = new ProfileCall(webApi, threads);
    this.recent = recent;
    this.clock = clock;
  }

  /** What the session was told lately, else what the environment says now. */
  Outcome make(HttpServletRequest request, ReturnPath page) {
    return make(request, page, true);
  }

  /** What the environment says now, and for the next pages of the session too. */
  Outcome makeAnew(HttpServletRequest request, ReturnPath page) {
    return make(request, page, false);
  }

  private Outcome make(HttpServletRequest request, ReturnPath page, boolean reuse) {
    Optional<Established> established = sessions.established(request);
    if (established.isEmpty()) {
      return new Outcome.SignedOut();
    }
    URI environment = slots.current(established.get());
    var caller = new Caller(request, established.get(), page);
    UserCall.Outcome<Outcome.Known> outcome =
        calls.token(caller, environment).then(good -> known(caller, good, environment, reuse));
    if (outcome instanceof UserCall.Outcome.Reached<Outcome.Known> it) {
      return it.value();
    }
    return outcome instanceof UserCall.Outcome.Failed<Outcome.Known> it
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

  private UserCall.Outcome<Outcome.Known> known(
      Caller caller, Good good, URI environment, boolean reuse) {
    var name = Name.of(caller.established(), good.signedIn(), environment);
    Optional<Kept> kept = reuse ? recent.find(name) : Optional.empty();
    if (kept.filter(recent::whoAmIHolds).isEmpty()) {
      return asked(caller, good, name, kept);
    }
    return recent.profileHolds(kept.get())
        ? known(caller, good, environment, kept.get().after(good.calls()))
        : whole(caller, good, name, kept.get().by(good.calls()), Optional.empty());
  }

  private UserCall.Outcome<Outcome.Known> asked(
      Caller caller, Good good, Name name, Optional<Kept> kept) {
    URI environment = name.environment();
    Optional<Kept> before = kept.filter(recent::profileHolds);
    Optional<ProfileCall.Early> early =
        before.isPresent()
            ? Optional.empty()
            : recent
                .user(name)
                .map(it -> new ProfileCall.Ask(environment, good.signedIn(), it))
                .map(profiles::early);
    UserCall.Ask<WhoAmI> ask = ask(environment, caller.page());
    Instant now = clock.instant();
    return calls
        .settle(caller, ask, good, ask.with(good))
        .then(
            answer -> {
              Optional<Kept> same =
                  before.filter(it -> it.whoAmI().userId().equals(answer.value().userId()));
              var fresh =
                  new Kept(
                      answer.value(),
                      now,
                      same.flatMap(Kept::profile),
                      same.map(Kept::profileAsked).orElse(now),
                      answer.good().calls(),
                      answer.budget());
              // The hash of all tokens need not be made again while they are the same.
              Name own =
                  answer.good().signedIn().equals(good.signedIn())
                      ? name
                      : Name.of(caller.established(), answer.good().signedIn(), environment);
              return whole(caller, answer.good(), own, fresh, early);
            });
  }

  /** With the profile, and kept for the next page. */
  private UserCall.Outcome<Outcome.Known> whole(
      Caller caller, Good good, Name name, Kept part, Optional<ProfileCall.Early> early) {
    URI environment = name.environment();
    Kept whole = part;
    if (!recent.profileHolds(part)) {
      Instant now = clock.instant();
      var ask = new ProfileCall.Ask(environment, good.signedIn(), part.whoAmI().userId());
      whole = part.with(profiles.make(ask, early), now);
    }
    recent.keep(name, whole);
    return known(caller, good, environment, whole);
  }

  private static UserCall.Outcome<Outcome.Known> known(
      Caller caller, Good good, URI environment, Kept kept) {
    Established established = caller.established();
    return new UserCall.Outcome.Reached<>(
        new Outcome.Known(
            new Established(
                good.signedIn(),
                established.antiForgery(),
                established.further(),
                established.environment()),
            environment,
            kept.whoAmI(),
            kept.asked(),
            kept.profile().orElse(Profile.HIDDEN),
            kept.calls(),
            kept.budget()));
  }
}
