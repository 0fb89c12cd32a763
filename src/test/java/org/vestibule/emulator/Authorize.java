package org.vestibule.emulator;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The authorization endpoint: a page, or at once an answer to the client.
 *
 * @see "Microsoft identity platform and OAuth 2.0 authorization code flow, 2026"
 */
final class Authorize {
  private final Site site;
  private final SignIn signIn;
  private final PushedRequests pushed;

  Authorize(Site site, SignIn signIn, PushedRequests pushed) {
    this.site = site;
    this.pushed = pushed;
    this.signIn = signIn;
  }

  Answer answer(Tenant tenant, Version version, Call call, @Nullable Strike strike) {
    Fault fault = strike instanceof Fault it ? it : null;
    AuthorizationRequest.ReturnAddress to;
    Call request;
    try {
      request = pushed.resolve(call);
      to = AuthorizationRequest.returnAddress(tenant, version, request, site);
      if (strike instanceof Strike.Coded coded && coded.onPage()) {
        coded.refuse();
      }
    } catch (Refusal refusal) {
      return Pages.error(refusal, site.time, call);
    }
    try {
      if (fault == Fault.AUTHORIZE_HOSTILE_DESCRIPTION) {
        return hostile(to);
      }
      if (fault == Fault.AUTHORIZE_CANCELLED) {
        return SignIn.cancelled(to, fault);
      }
      if (strike != null) {
        strike.refuse();
      }
      return decide(
          AuthorizationRequest.read(tenant, version, request, to, site, fault),
          site.directory.session(call));
    } catch (Refusal refusal) {
      return signIn.refused(to, refusal, call.correlation(), fault);
    }
  }

  private Answer decide(AuthorizationRequest request, Directory.@Nullable Session session) {
    Directory.Session usable = session != null && fits(request, session) ? session : null;
    if (request.prompt().equals("none")) {
      return silently(request, usable);
    }
    boolean ask = request.prompt().equals("login") || request.prompt().equals("select_account");
    return usable == null || ask ? signIn.page(request, false) : signIn.signedIn(request, usable);
  }

  private Answer silently(AuthorizationRequest request, Directory.@Nullable Session session) {
    if (session == null) {
      throw (request.sid() == null ? Aadsts.LOGIN_REQUIRED : Aadsts.SESSION_GONE).refusal();
    }
    if (!site.directory.consented(session.persona(), request.client().clientId())) {
      throw Aadsts.CONSENT_REQUIRED.refusal(request.client().clientId());
    }
    return signIn.signedIn(request, session);
  }

  /** Whether the browser's session is the one the client asked for. */
  private static boolean fits(AuthorizationRequest request, Directory.Session session) {
    String hint = request.loginHint();
    return session.persona().knownIn(request.tenant())
        && (hint == null || session.persona().meantBy(hint))
        && (request.sid() == null || request.sid().equals(session.id()));
  }

  private static Answer hostile(AuthorizationRequest.ReturnAddress to) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("error", "server_error");
    fields.put(
        "error_description",
        "AADSTS50000: <script>alert(1)</script>\"'><img src=x onerror=alert(2)>\r\n"
            + "Set-Cookie: forged=1\r\n2026-01-01 00:00:00 ERROR forged log line\u0000\u202E");
    fields.put("error_uri", "javascript:alert(3)");
    return Reply.to(to, fields, null);
  }
}
