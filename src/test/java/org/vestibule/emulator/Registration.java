package org.vestibule.emulator;

import java.net.URI;
import java.util.Set;

/**
 * One application registration.
 *
 * @param clientId the application (client) id
 * @param name the name shown on the consent page
 * @param kind whether the client can keep a secret
 * @param secrets the valid secrets
 * @param expiredSecrets secrets that were valid once (AADSTS7000222)
 * @param redirectUris the redirect URIs, compared exactly
 * @param multiTenant whether {@code organizations} and {@code common} may be used
 */
public record Registration(
    String clientId,
    String name,
    Kind kind,
    Set<String> secrets,
    Set<String> expiredSecrets,
    Set<URI> redirectUris,
    boolean multiTenant) {

  /** What kind of client a registration describes. See RFC 6749, section 2.1. */
  public enum Kind {
    /** A web application with a secret. */
    CONFIDENTIAL,
    /** An application without any credential, which must use PKCE. */
    PUBLIC
  }

  /** Copies the collections. */
  public Registration {
    secrets = Set.copyOf(secrets);
    expiredSecrets = Set.copyOf(expiredSecrets);
    redirectUris = Set.copyOf(redirectUris);
  }

  /** A single-tenant web application with one secret. */
  public static Registration confidential(String clientId, String secret, URI... redirectUris) {
    return new Registration(
        clientId,
        "Confidential client",
        Kind.CONFIDENTIAL,
        Set.of(secret),
        Set.of(),
        Set.of(redirectUris),
        false);
  }

  /** A single-tenant application without a credential. */
  public static Registration publicClient(String clientId, URI... redirectUris) {
    return new Registration(
        clientId, "Public client", Kind.PUBLIC, Set.of(), Set.of(), Set.of(redirectUris), false);
  }
}
