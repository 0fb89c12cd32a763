package org.vestibule.oauth;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the caller of the sign-in knows about the user and passes on.
 *
 * @param loginHint account to sign in with
 * @param domainHint domain whose sign-in page should come first
 * @param prompt one of {@link #PROMPTS}
 * @see "OpenID Connect Core 1.0, section 3.1.2.1"
 */
public record SignInHints(
    Optional<String> loginHint, Optional<String> domainHint, Optional<String> prompt) {
  /** No hint at all. */
  public static final SignInHints NONE =
      new SignInHints(Optional.empty(), Optional.empty(), Optional.empty());

  /** The values of {@code prompt} that are passed on. */
  public static final Set<String> PROMPTS = Set.of("none", "login", "select_account", "consent");

  /** Whether the provider is asked to show no page. */
  public boolean silent() {
    return prompt.filter("none"::equals).isPresent();
  }

  /** The same hints, with a page allowed. */
  public SignInHints interactive() {
    return new SignInHints(loginHint, domainHint, Optional.empty());
  }

  void addTo(Map<String, String> parameters) {
    // Entra refuses an account picker with the account named already (AADSTS90023).
    if (prompt.filter("select_account"::equals).isEmpty()) {
      loginHint.ifPresent(value -> parameters.put("login_hint", value));
    }
    domainHint.ifPresent(value -> parameters.put("domain_hint", value));
    prompt.ifPresent(value -> parameters.put("prompt", value));
  }
}
