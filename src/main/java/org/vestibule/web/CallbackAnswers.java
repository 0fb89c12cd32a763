package org.vestibule.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.vestibule.doctor.Diagnosis;
import org.vestibule.doctor.Problem;
import org.vestibule.oauth.Reason;
import org.vestibule.session.Established;
import org.vestibule.session.Sessions;
import org.vestibule.signin.PendingSignIn;
import org.vestibule.signin.ReturnPath;
import org.vestibule.signin.SignInResult;
import org.vestibule.telemetry.AuditLog.Event;

/** What the browser gets for its callback. */
final class CallbackAnswers {
  private final Sessions sessions;
  private final SignInRedirect redirect;
  private final ProblemPages problems;
  private final LoopBreaker loops;
  private final Audit audit;

  CallbackAnswers(
      Sessions sessions,
      SignInRedirect redirect,
      ProblemPages problems,
      LoopBreaker loops,
      Audit audit) {
    this.sessions = sessions;
    this.redirect = redirect;
    this.problems = problems;
    this.loops = loops;
    this.audit = audit;
  }

  Optional<PendingSignIn> take(HttpServletRequest request, String state) {
    return sessions.take(request, state);
  }

  void send(HttpServletRequest request, HttpServletResponse response, URI root, SignInResult result)
      throws ServletException, IOException {
    if (result instanceof SignInResult.Completed completed) {
      Optional<Established> before = sessions.established(request);
      sessions.establish(request, response, completed.signedIn());
      before
          .map(it -> it.signedIn().user())
          .filter(user -> !user.id().equals(completed.signedIn().user().id()))
          .ifPresent(
              user -> audit.write(request, Event.SESSION_ENDED, "replaced", Optional.of(user)));
      loops.completed(request, response);
      audit.write(request, Event.SIGN_IN_COMPLETED, "", Optional.of(completed.signedIn().user()));
      Redirects.seeOther(response, URI.create(root + completed.next().value()));
    } else if (result instanceof SignInResult.PageNeeded page) {
      redirect.send(request, response, root, page.next(), page.hints(), page.challenge());
    } else if (late(request, result)) {
      Redirects.seeOther(response, URI.create(root + ReturnPath.HOME.value()));
    } else {
      Problem problem = Diagnosis.of(result);
      String reference = problems.show(request, response, problem);
      audit.write(request, Audit.event(result), reference, problem.code(), Optional.empty());
    }
  }

  /**
   * A callback that belongs to nothing, of a user who is signed in: the second of a double click,
   * the back button, a tab that was restored. He wants in, and is in.
   */
  private boolean late(HttpServletRequest request, SignInResult result) {
    return result instanceof SignInResult.Rejected rejected
        && (rejected.reason() == Reason.NO_PENDING_SIGN_IN
            || (rejected.reason() == Reason.STATE && PostedCallbacks.usedTicket(request)))
        && sessions.established(request).isPresent();
  }
}
