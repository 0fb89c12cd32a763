package org.vestibule.emulator;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The end-session endpoint. It ends the browser's session and nothing else: refresh tokens of
 * confidential clients survive, as they do at Entra. The other providers lead back to the
 * application only for somebody who shows an ID token or names a client.
 *
 * @see "OpenID Connect RP-Initiated Logout 1.0, section 2"
 */
final class Logout {
  private final Site site;

  Logout(Site site) {
    this.site = site;
  }

  Answer answer(Version version, Call call) {
    Params params = call.params();
    String hint = params.get("id_token_hint");
    Grants.IdToken shown = version.entra() ? null : site.grants.idToken(hint);
    if (!version.entra() && hint != null && shown == null) {
      return Pages.error(Aadsts.MALFORMED.refusal(), site.time, call);
    }
    Directory.Session session = site.directory.session(call);
    site.directory.end(call);
    if (shown != null) {
      site.directory.end(shown.sid());
    }
    String sid = session != null ? session.id() : shown != null ? shown.sid() : null;
    String clientId = params.get("client_id");
    boolean known =
        version.entra()
            || shown != null
            || (clientId != null && site.directory.find(clientId) != null);
    return page(Texts.of(call), frames(version, sid), known ? target(params) : null)
        .with("Set-Cookie", Directory.COOKIE + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
  }

  /**
   * A registered address for front-channel logout with the session it is about. Entra adds no
   * issuer.
   *
   * @see "OpenID Connect Front-Channel Logout 1.0, section 2"
   */
  static URI frame(Site site, Version version, URI registered, String sid) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (site.switches.frontChannelIssuer) {
      fields.put("iss", version.issuer(site.base, Emulator.TENANT));
    }
    fields.put("sid", sid);
    String joint = registered.getRawQuery() == null ? "?" : "&";
    return URI.create(registered + joint + Reply.encode(fields, null));
  }

  private List<URI> frames(Version version, @Nullable String sid) {
    return sid == null
        ? List.of()
        : site.switches.frontChannel.stream()
            .map(registered -> frame(site, version, registered, sid))
            .toList();
  }

  private static Answer page(Texts texts, List<URI> frames, @Nullable String target) {
    if (!frames.isEmpty()) {
      return LogoutPage.of(texts, frames, target);
    }
    return target == null ? Pages.signedOut(texts) : Answer.redirect(target);
  }

  private @Nullable String target(Params params) {
    String target = params.get("post_logout_redirect_uri");
    if (target == null || !site.directory.postLogoutAllowed(target)) {
      return null;
    }
    String state = params.get("state");
    if (state == null) {
      return target;
    }
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("state", state);
    return target + (target.indexOf('?') < 0 ? "?" : "&") + Reply.encode(fields, null);
  }
}
