package org.vestibule.web;

import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.vestibule.oauth.Provider;
import org.vestibule.oauth.ProviderMetadata;
import org.vestibule.oauth.ProviderUnavailable;

/**
 * The content security policy: nothing inline, nothing from elsewhere. A browser applies {@code
 * form-action} to the redirect that follows a form as well, so the provider's origin is named:
 * without it the sign-out stops half-way.
 *
 * @see "Content Security Policy Level 3"
 */
record ContentPolicy(Provider provider, URI signInHost, List<String> frameAncestors)
    implements Supplier<String> {
  /** The name that {@code report-to} and {@code Reporting-Endpoints} share. */
  static final String ENDPOINT = "csp";

  @Override
  public String get() {
    String ancestors = frameAncestors.isEmpty() ? "'none'" : String.join(" ", frameAncestors);
    return policy(providerOrigins(), ancestors);
  }

  /** The policy of the one page that the provider shows in a frame: it has nothing in it. */
  String inProvidersFrame() {
    return "default-src 'none'; frame-ancestors " + providerOrigins();
  }

  private String providerOrigins() {
    Set<String> origins = new TreeSet<>();
    origins.add(origin(signInHost));
    if (provider.ready()) {
      try {
        ProviderMetadata metadata = provider.metadata();
        origins.add(origin(metadata.authorizationEndpoint()));
        metadata.endSessionEndpoint().map(ContentPolicy::origin).ifPresent(origins::add);
      } catch (ProviderUnavailable e) {
        // The configured host alone is the best that is known.
      }
    }
    return String.join(" ", origins);
  }

  static String policy(String formTargets, String frameAncestors) {
    return "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
        + "connect-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors "
        + frameAncestors
        + "; "
        + ("form-action 'self' " + formTargets).strip();
  }

  /** What to add so that violations are reported: the older directive and its successor. */
  static String reporting(String path) {
    return "; report-uri " + path + "; report-to " + ENDPOINT;
  }

  private static String origin(URI uri) {
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }
}
