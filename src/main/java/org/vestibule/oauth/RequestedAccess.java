package org.vestibule.oauth;

import java.util.Map;
import java.util.Optional;

/**
 * What the application asks to be allowed.
 *
 * @param scope scopes, separated by spaces
 * @param resource the {@code resource} of the v1.0 endpoints and of AD FS; absent with v2.0, which
 *     refuses it (AADSTS901002)
 * @see "Microsoft identity platform and OAuth 2.0 authorization code flow"
 */
public record RequestedAccess(String scope, Optional<String> resource) {
  void addTo(Map<String, String> parameters) {
    parameters.put("scope", scope);
    resource.ifPresent(value -> parameters.put("resource", value));
  }
}
