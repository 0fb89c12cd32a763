package org.vestibule.emulator;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
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
 * @param certificates the certificates whose keys may sign the client's assertions
 */
public record Registration(
    String clientId,
    String name,
    Kind kind,
    Set<String> secrets,
    Set<String> expiredSecrets,
    Set<URI> redirectUris,
    boolean multiTenant,
    List<X509Certificate> certificates) {

  /** The confidential client that is there from the start. */
  static final Registration BUILT_IN =
      builtIn(Emulator.CLIENT_ID, Kind.CONFIDENTIAL, Set.of(Emulator.CLIENT_SECRET));

  /** The public client that is there from the start. */
  static final Registration BUILT_IN_PUBLIC =
      builtIn(Emulator.PUBLIC_CLIENT_ID, Kind.PUBLIC, Set.of());

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
    certificates = List.copyOf(certificates);
  }

  /** A registration without certificates. */
  public Registration(
      String clientId,
      String name,
      Kind kind,
      Set<String> secrets,
      Set<String> expiredSecrets,
      Set<URI> redirectUris,
      boolean multiTenant) {
    this(clientId, name, kind, secrets, expiredSecrets, redirectUris, multiTenant, List.of());
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

  /** A single-tenant web application with one certificate and no secret. */
  public static Registration withCertificate(
      String clientId, X509Certificate certificate, URI... redirectUris) {
    return new Registration(
        clientId,
        "Confidential client",
        Kind.CONFIDENTIAL,
        Set.of(),
        Set.of(),
        Set.of(redirectUris),
        false,
        List.of(certificate));
  }

  /** A single-tenant application without a credential. */
  public static Registration publicClient(String clientId, URI... redirectUris) {
    return new Registration(
        clientId, "Public client", Kind.PUBLIC, Set.of(), Set.of(), Set.of(redirectUris), false);
  }

  private static Registration builtIn(String id, Kind kind, Set<String> secrets) {
    return new Registration(id, "Vestibule", kind, secrets, Set.of(), Set.of(), true);
  }
}
