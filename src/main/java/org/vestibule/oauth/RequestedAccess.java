package org.vestibule.oauth;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the application asks to be allowed.
 *
 * @param scope scopes, separated by spaces
 * @param resource the {@code resource} of the v1.0 endpoints and of AD FS; absent with v2.0, which
 *     refuses it (AADSTS901002)
 * @see "Microsoft identity platform and OAuth 2.0 authorization code flow"
 */
public record RequestedAccess(String scope, Optional<String> resource) {
  /** Scopes that belong to no Web API: OpenID Connect Core 1.0, sections 5.4 and 11. */
  private static final Set<String> OPENID =
      Set.of("openid", "profile", "email", "address", "phone", "offline_access");

  void addTo(Map<String, String> parameters) {
    parameters.put("scope", scope);
    resource.ifPresent(value -> parameters.put("resource", value));
  }

  /**
   * The same asked of another Web API. Scopes of third ones are left out, since a token request may
   * name one Web API only (AADSTS700022); without any scope left it is {@code user_impersonation}.
   *
   * @param own the address that the scopes name so far, without a slash at its end
   * @param other the address to name instead; a slash at its end is dropped, for the token's
   *     audience mirrors what was asked for
   * @see "Scopes and permissions in the Microsoft identity platform"
   */
  public RequestedAccess toward(URI own, URI other) {
    String before = own + "/";
    String audience = other.toString().replaceAll("/+$", "");
    var scopes = new LinkedHashSet<String>();
    boolean named = resource.isPresent();
    for (String item : scope.split(" +", -1)) {
      if (OPENID.contains(item)) {
        scopes.add(item);
      } else if (item.regionMatches(true, 0, before, 0, before.length())) {
        // Of the form with two slashes, which asks for an audience with one at its end, one is
        // kept.
        scopes.add(audience + "/" + item.substring(before.length()).replaceAll("^/+", ""));
        named = true;
      }
    }
    if (!named) {
      scopes.add(audience + "/user_impersonation");
    }
    return new RequestedAccess(String.join(" ", scopes), resource.map(it -> audience));
  }
}
