package org.vestibule.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.vestibule.http.Json;
import org.vestibule.oauth.LogoutTokens;
import org.vestibule.session.Revocations;
import org.vestibule.telemetry.AuditLog.Event;

/**
 * {@code POST /logout/backchannel}: the provider itself ends sessions. There only for providers
 * whose metadata offer it; Entra's do not.
 *
 * @see "OpenID Connect Back-Channel Logout 1.0, sections 2.5 to 2.8"
 */
final class BackChannelLogoutServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient LogoutTokens tokens;
  private final transient Revocations revocations;
  private final transient Json json;
  private final transient Audit audit;

  BackChannelLogoutServlet(LogoutTokens tokens, Revocations revocations, Json json, Audit audit) {
    this.tokens = tokens;
    this.revocations = revocations;
    this.json = json;
    this.audit = audit;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!tokens.offered()) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
      return;
    }
    Optional<LogoutTokens.Ended> ended =
        Optional.ofNullable(request.getParameterValues("logout_token"))
            .filter(values -> values.length == 1)
            .flatMap(values -> tokens.judge(values[0]));
    response.setHeader("Cache-Control", "no-store");
    if (ended.isEmpty()) {
      response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
      JsonAnswer.write(response, json, Map.of("error", "invalid_request"));
      return;
    }
    if (revocations.end(ended.get().sessionId(), ended.get().subject())) {
      audit.write(request, Event.SESSION_ENDED, "back-channel", Optional.empty());
    }
  }
}
