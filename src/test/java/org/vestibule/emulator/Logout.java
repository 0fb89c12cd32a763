package org.vestibule.emulator;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The end-session endpoint. It ends the browser's session and nothing else: refresh tokens of
 * confidential clients survive, as they do at Entra.
 *
 * @see "OpenID Connect RP-Initiated Logout 1.0, section 2"
 */
final class Logout {
  private final Site site;

  Logout(Site site) {
    this.site = site;
  }

  Answer answer(Call call) {
    site.directory.end(call);
    Params params = call.params();
    String target = params.get("post_logout_redirect_uri");
    return (target == null || !site.directory.postLogoutAllowed(target)
            ? site.pages.signedOut()
            : Answer.redirect(target + state(target, params)))
        .with("Set-Cookie", Directory.COOKIE + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
  }

  private static String state(String target, Params params) {
    String state = params.get("state");
    if (state == null) {
      return "";
    }
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("state", state);
    return (target.indexOf('?') < 0 ? "?" : "&") + Reply.encode(fields, false);
  }
}
