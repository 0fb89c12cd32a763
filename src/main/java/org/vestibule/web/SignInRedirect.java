package org.vestibule.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import org.vestibule.doctor.Diagnosis;
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

  void send(
      HttpServletRequest request,
      HttpServletResponse response,
      URI root,
      ReturnPath next,
      SignInHints hints)
      throws ServletException, IOException {
    Optional<String> demanded = sessions.takeDemand(request);
    BeginResult result = signIn.begin(next, hints, demanded, URI.create(root + "/callback"));
    if (result instanceof BeginResult.Redirect redirect) {
      sessions.remember(request, redirect.pending());
      audit.write(request, Event.SIGN_IN_BEGUN, "", Optional.empty());
      Redirects.found(response, redirect.location());
    } else if (result instanceof BeginResult.Unavailable unavailable) {
      problems.show(request, response, Diagnosis.provider(unavailable.failure(), next));
    }
  }
}
