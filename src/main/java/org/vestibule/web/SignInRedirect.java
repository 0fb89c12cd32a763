package org.vestibule.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.vestibule.doctor.Diagnosis;
import org.vestibule.doctor.Problem;
import org.vestibule.oauth.SignInHints;
import org.vestibule.session.Sessions;
import org.vestibule.signin.BeginResult;
import org.vestibule.signin.ReturnPath;
import org.vestibule.signin.SignIn;
import org.vestibule.telemetry.AuditLog.Event;

/** Hop 2: a pending sign-in goes into the session, the browser to the provider. */
final class SignInRedirect {
  private final SignIn signIn;
  private final Sessions sessions;
  private final ProblemPages problems;
  private final Audit audit;

  SignInRedirect(SignIn signIn, Sessions sessions, ProblemPages problems, Audit audit) {
    this.signIn = signIn;
    this.sessions = sessions;
    this.problems = problems;
    this.audit = audit;
  }

  /**
   * Sends the browser.
   *
   * @param challenge what the provider has just demanded, JSON; else what the session keeps
   */
  void send(
      HttpServletRequest request,
      HttpServletResponse response,
      URI root,
      ReturnPath next,
      SignInHints hints,
      Optional<String> challenge)
      throws ServletException, IOException {
    Optional<String> demanded = challenge.or(() -> sessions.takeDemand(request));
    BeginResult result = signIn.begin(next, hints, demanded, URI.create(root + "/callback"));
    if (result instanceof BeginResult.Redirect redirect) {
      sessions.remember(request, response, redirect.pending());
      audit.write(request, Event.SIGN_IN_BEGUN, "", Optional.empty());
      Redirects.found(response, redirect.location());
      return;
    }
    Problem problem =
        result instanceof BeginResult.Refused refused
            ? Diagnosis.of(refused.refusal(), next)
            : Diagnosis.provider(((BeginResult.Unavailable) result).failure(), next);
    String reference = problems.show(request, response, problem);
    audit.write(request, Event.SIGN_IN_FAILED, reference, problem.code(), Optional.empty());
  }
}
