package org.vestibule.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.vestibule.session.Revocations;
import org.vestibule.signin.SignIn;
import org.vestibule.telemetry.AuditLog.Event;

/**
 * {@code GET /logout/frontchannel}: the provider's sign-out page shows it in a frame, so it comes
 * without cookies and finds the session by {@code sid}. Entra sends no {@code iss}. An unknown or
 * missing {@code sid} ends nothing, and the answer tells nobody which.
 *
 * @see "OpenID Connect Front-Channel Logout 1.0, section 2"
 */
final class FrontChannelLogoutServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient Revocations revocations;
  private final transient SignIn signIn;
  private final transient ContentPolicy policy;
  private final transient Audit audit;

  FrontChannelLogoutServlet(
      Revocations revocations, SignIn signIn, ContentPolicy policy, Audit audit) {
    this.revocations = revocations;
    this.signIn = signIn;
    this.policy = policy;
    this.audit = audit;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response) {
    Optional<String> issuer = Optional.ofNullable(request.getParameter("iss"));
    String sid = Optional.ofNullable(request.getParameter("sid")).orElse("");
    if (issuer.map(signIn::namedBy).orElse(true) && revocations.endSession(sid)) {
      audit.write(request, Event.SESSION_ENDED, "front-channel", Optional.empty());
    }
    response.setHeader("Content-Security-Policy", policy.inProvidersFrame());
    response.setHeader("Cache-Control", "no-store");
    response.setContentType("text/plain;charset=UTF-8");
  }
}
