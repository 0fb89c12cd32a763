package org.vestibule.web;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
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
final class ContentPolicy implements Supplier<String> {
  /** The name that {@code report-to} and {@code Reporting-Endpoints} share. */
  static final String ENDPOINT = "csp";

  /** What one metadata document comes to; each answer has it. */
  private record Known(@Nullable ProviderMetadata metadata, String origins, String policy) {}

  private final Provider provider;
  private final URI signInHost;
  private final String frameAncestors;
  private volatile Known known;

  /** The policy of one installation; nothing is asked for. */
  ContentPolicy(Provider provider, URI signInHost, List<String> frameAncestors) {
    this.provider = provider;
    this.signInHost = signInHost;
    this.frameAncestors = frameAncestors.isEmpty() ? "'none'" : String.join(" ", frameAncestors);
    this.known = known(null);
  }

  @Override
  public String get() {
    return current().policy;
  }

  /** The policy of the one page that the provider shows in a frame: it has nothing in it. */
  String inProvidersFrame() {
    return "default-src 'none'; frame-ancestors " + current().origins;
  }

  private Known current() {
    @Nullable ProviderMetadata metadata = metadata();
    Known it = known;
    if (!Objects.equals(it.metadata, metadata)) {
      it = known(metadata);
      known = it;
    }
    return it;
  }

  private @Nullable ProviderMetadata metadata() {
    try {
      return provider.ready() ? provider.metadata() : null;
    } catch (ProviderUnavailable e) {
      // The configured host alone is the best that is known.
      return null;
    }
  }

  private Known known(@Nullable ProviderMetadata metadata) {
    Set<String> origins = new TreeSet<>();
    origins.add(origin(signInHost));
    if (metadata != null) {
      origins.add(origin(metadata.authorizationEndpoint()));
      metadata.endSessionEndpoint().map(ContentPolicy::origin).ifPresent(origins::add);
    }
    String all = String.join(" ", origins);
    return new Known(metadata, all, policy(all, frameAncestors));
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
