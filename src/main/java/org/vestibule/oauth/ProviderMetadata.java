package org.vestibule.oauth;

import jakarta.json.bind.annotation.JsonbProperty;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.vestibule.http.Json;

/**
 * What the provider says of itself.
 *
 * @param issuer as announced; with Entra's {@code organizations} a template
 * @param endSessionEndpoint absent when the provider has no sign-out
 * @param signingAlgorithms those of its list that are accepted here
 * @param namesItself whether its authorization responses carry {@code iss} (RFC 9207)
 * @param pushedRequests where requests have to be pushed first (RFC 9126); absent when they need
 *     not
 * @param backChannelLogout whether it ends sessions by calling this application
 * @see "OpenID Connect Discovery 1.0, section 3"
 */
public record ProviderMetadata(
    String issuer,
    URI authorizationEndpoint,
    URI tokenEndpoint,
    URI jwksUri,
    Optional<URI> endSessionEndpoint,
    Set<String> signingAlgorithms,
    boolean namesItself,
    Optional<URI> pushedRequests,
    boolean backChannelLogout) {
  /** Asymmetric, and implemented by every provider that matters. */
  private static final Set<String> ACCEPTED = Set.of("RS256", "PS256", "ES256");

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Reads a metadata document; absent when it is not one or an address in it is not acceptable. */
  static Optional<ProviderMetadata> parse(String text, Json json) {
    return json.read(text, Wire.class).flatMap(Wire::toMetadata);
  }

  /** The JSON as it comes. */
  public record Wire(
      @JsonbProperty("issuer") @Nullable String issuer,
      @JsonbProperty("authorization_endpoint") @Nullable String authorizationEndpoint,
      @JsonbProperty("token_endpoint") @Nullable String tokenEndpoint,
      @JsonbProperty("jwks_uri") @Nullable String jwksUri,
      @JsonbProperty("end_session_endpoint") @Nullable String endSessionEndpoint,
      @JsonbProperty("id_token_signing_alg_values_supported")
          @Nullable List<String> signingAlgorithms,
      @JsonbProperty("authorization_response_iss_parameter_supported")
          @Nullable Boolean namesItself,
      @JsonbProperty("require_pushed_authorization_requests") @Nullable Boolean pushRequired,
      @JsonbProperty("pushed_authorization_request_endpoint") @Nullable String pushEndpoint,
      @JsonbProperty("backchannel_logout_supported") @Nullable Boolean backChannelLogout) {
    private Optional<ProviderMetadata> toMetadata() {
      Optional<URI> authorization = address(authorizationEndpoint);
      Optional<URI> token = address(tokenEndpoint);
      Optional<URI> jwks = address(jwksUri);
      Optional<URI> push = address(pushEndpoint).filter(it -> Boolean.TRUE.equals(pushRequired));
      if (issuer == null
          || authorization.isEmpty()
          || token.isEmpty()
          || jwks.isEmpty()
          // A request that must be pushed and cannot be must not go in the open.
          || (Boolean.TRUE.equals(pushRequired) && push.isEmpty())) {
        return Optional.empty();
      }
      // RS256 is what every provider must have: OpenID Connect Core 1.0, section 15.1.
      Stream<String> listed =
          signingAlgorithms == null ? Stream.of("RS256") : signingAlgorithms.stream();
      return Optional.of(
          new ProviderMetadata(
              issuer,
              authorization.get(),
              token.get(),
              jwks.get(),
              address(endSessionEndpoint),
              listed.filter(ACCEPTED::contains).collect(Collectors.toUnmodifiableSet()),
              Boolean.TRUE.equals(namesItself),
              push,
              Boolean.TRUE.equals(backChannelLogout)));
    }

    /** The required members that are missing or hold an address that is not acceptable. */
    List<String> faults() {
      var faults = new ArrayList<String>();
      if (issuer == null) {
        faults.add("issuer");
      }
      fault(faults, "authorization_endpoint", authorizationEndpoint);
      fault(faults, "token_endpoint", tokenEndpoint);
      fault(faults, "jwks_uri", jwksUri);
      if (Boolean.TRUE.equals(pushRequired)) {
        fault(faults, "pushed_authorization_request_endpoint", pushEndpoint);
      }
      return faults;
    }

    private static void fault(List<String> faults, String name, @Nullable String text) {
      if (address(text).isEmpty()) {
        faults.add(name);
      }
    }

    /** An absolute address over TLS, or on this very machine. */
    private static Optional<URI> address(@Nullable String text) {
      try {
        return Optional.ofNullable(text == null ? null : new URI(text))
            .filter(uri -> uri.getHost() != null && uri.getFragment() == null)
            .filter(
                uri ->
                    "https".equalsIgnoreCase(uri.getScheme())
                        || ("http".equalsIgnoreCase(uri.getScheme())
                            && LOOPBACK.contains(uri.getHost())));
      } catch (URISyntaxException e) {
        return Optional.empty();
      }
    }
  }
}
