package org.vestibule.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * The configuration; {@code docs/configuration.md} has the table.
 *
 * @param dataverseUrl the environment, without {@code .api} and without a slash at the end
 * @param clientId the application (client) id
 * @param tenantId GUID, domain, {@code organizations} or {@code common}; absent: asked from the
 *     environment
 * @param allowedTenants lower-case GUIDs that may sign in when several tenants can
 * @param credential secret, certificate, federated token or none
 * @param authorityHost Entra's host
 * @param openidIssuer any OpenID provider instead of Entra
 * @param scope what is asked for, separated by spaces
 * @param resource the v1.0 and AD FS way of naming the Web API
 * @param responseMode {@code query} or {@code form_post}
 * @param publicUrl the address users see, without a slash at the end; absent: only loopback is
 *     served
 * @param sessionIdle how long a session lives without a request
 * @param sessionMaxAge how long a session lives at most
 * @param connectTimeout to the provider and the environment
 * @param timeout for a whole answer of theirs
 * @param frameAncestors origins that may show the pages in a frame; none by default
 * @param singleEnvironment whether users stay in {@code dataverseUrl}
 * @param discoveryUrl the service that lists a user's environments, without a slash at the end;
 *     absent: the one of the environment's cloud
 * @param reuse how long an answer of the environment is shown again
 * @param operations what only those need who run the application
 */
public record Settings(
    URI dataverseUrl,
    String clientId,
    Optional<String> tenantId,
    Set<String> allowedTenants,
    Credential credential,
    URI authorityHost,
    Optional<URI> openidIssuer,
    String scope,
    Optional<String> resource,
    String responseMode,
    Optional<URI> publicUrl,
    Duration sessionIdle,
    Duration sessionMaxAge,
    Duration connectTimeout,
    Duration timeout,
    List<String> frameAncestors,
    boolean singleEnvironment,
    Optional<URI> discoveryUrl,
    Reuse reuse,
    Operations operations) {
  /**
   * Reads and checks everything.
   *
   * @throws ConfigurationException with every problem there is
   */
  public static Settings read(Properties system, Map<String, String> environment)
      throws ConfigurationException {
    return Reading.of(system, environment).orThrow();
  }
}
