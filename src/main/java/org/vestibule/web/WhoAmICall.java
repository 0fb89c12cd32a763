package org.vestibule.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.vestibule.dataverse.WebApi;
import org.vestibule.dataverse.WhoAmI;
import org.vestibule.doctor.Diagnosis;
import org.vestibule.doctor.Problem;
import org.vestibule.session.Established;
import org.vestibule.session.Sessions;
import org.vestibule.signin.Renewal;
import org.vestibule.signin.ReturnPath;
import org.vestibule.signin.SignedIn;

/** Hop 5: a fresh token, then one call to the Web API. */
final class WhoAmICall {
  /** What came of it. */
  sealed interface Outcome {
    /** The answer, and the tokens as they are now. */
    record Known(Established established, WhoAmI whoAmI) implements Outcome {}

    /** Nobody is signed in, or no longer. */
    record SignedOut() implements Outcome {}

    /** No answer. */
    record Failed(Problem problem) implements Outcome {}
  }

  private final Sessions sessions;
  private final Renewal renewal;
  private final WebApi webApi;

  WhoAmICall(Sessions sessions, Renewal renewal, WebApi webApi) {
    this.sessions = sessions;
    this.renewal = renewal;
    this.webApi = webApi;
  }

  Outcome make(HttpServletRequest request, ReturnPath page) {
    Optional<Established> established = sessions.established(request);
    if (established.isEmpty()) {
      return new Outcome.SignedOut();
    }
    return sessions
        .fresh(request, established.get(), renewal)
        .match(
            fresh -> ask(established.get(), fresh.signedIn(), page),
            again -> new Outcome.SignedOut(),
            unavailable -> new Outcome.Failed(Diagnosis.provider(unavailable.failure(), page)));
  }

  private Outcome ask(Established established, SignedIn signedIn, ReturnPath page) {
    return webApi
        .whoAmI(signedIn.tokens().accessToken())
        .match(
            known ->
                new Outcome.Known(
                    new Established(signedIn, established.antiForgery()), known.whoAmI()),
            refused -> new Outcome.Failed(Diagnosis.of(refused, page)),
            unavailable -> new Outcome.Failed(Diagnosis.dataverse(unavailable.failure(), page)));
  }
}
