package org.vestibule.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.vestibule.doctor.Problem;
import org.vestibule.signin.SignInResult;
import org.vestibule.signin.User;
import org.vestibule.telemetry.AuditLog;
import org.vestibule.telemetry.AuditLog.Event;

/** Writes what a request led to into the audit trail. */
record Audit(AuditLog log, References references) {
  void write(HttpServletRequest request, Event event, String code, Optional<User> user) {
    write(request, event, references.next(), code, user);
  }

  /** Writes an event whose reference number the user has seen. */
  void write(
      HttpServletRequest request, Event event, String reference, String code, Optional<User> user) {
    // Payara behind a proxy knows no address of a request that came past the proxy.
    String client = Objects.requireNonNullElse(request.getRemoteAddr(), AuditLog.NOWHERE);
    log.write(event, new AuditLog.Details(reference, code, client, user));
  }

  /** Shows a problem that a request has caused, and writes it down: it may be an attempt. */
  void refused(
      HttpServletRequest request,
      HttpServletResponse response,
      ProblemPages problems,
      Problem problem)
      throws ServletException, IOException {
    String reference = problems.show(request, response, problem);
    write(request, Event.REQUEST_REFUSED, reference, problem.code(), Optional.empty());
  }

  /** Which event a sign-in that was not completed is. */
  static Event event(SignInResult result) {
    if (result instanceof SignInResult.Declined) {
      return Event.SIGN_IN_DECLINED;
    }
    return result instanceof SignInResult.Rejected ? Event.SIGN_IN_REJECTED : Event.SIGN_IN_FAILED;
  }
}
