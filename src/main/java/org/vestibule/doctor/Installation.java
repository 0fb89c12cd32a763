package org.vestibule.doctor;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.vestibule.oauth.Authority;
import org.vestibule.oauth.ClientAuthentication;
import org.vestibule.oauth.ClientCertificate;

/**
 * The installation that is checked.
 *
 * @param environment the Dataverse environment, without a slash at the end
 * @param kind the family of the provider's endpoints
 * @param authority Entra's host, or the provider's issuer
 * @param tenant as configured; absent: asked from the environment
 * @param allowedTenants lower-case GUIDs that may sign in when several tenants can
 * @param scope as configured; absent: the application's own
 * @param resource as configured, for the v1.0 endpoints and AD FS
 * @param client who this application is
 * @param discovery the Global Discovery Service; absent when there is none
 * @param environments whether users may choose among environments
 * @param connectTimeout of one call
 * @param timeout of one call
 */
public record Installation(
    URI environment,
    Authority.Kind kind,
    URI authority,
    Optional<String> tenant,
    Set<String> allowedTenants,
    Optional<String> scope,
    Optional<String> resource,
    Client client,
    Optional<URI> discovery,
    boolean environments,
    Duration connectTimeout,
    Duration timeout) {
  private static final Set<String> MULTI_TENANT = Set.of("organizations", "common");

  /** How the application proves who it is. */
  public enum Proof {
    /** A client secret. */
    SECRET,
    /** A certificate with its key. */
    CERTIFICATE,
    /** A token of the platform. */
    FEDERATED,
    /** None: a public client. */
    NONE
  }

  /**
   * This application as the provider knows it.
   *
   * @param secretLooksLikeId whether the secret has the form of a secret's id
   * @param certificate with {@link Proof#CERTIFICATE}
   */
  public record Client(
      String id,
      Proof proof,
      ClientAuthentication authentication,
      boolean secretLooksLikeId,
      Optional<ClientCertificate> certificate) {}

  boolean entra() {
    return kind != Authority.Kind.OPENID;
  }

  /** Whether the tenant has to be learnt from the environment. */
  boolean needsTenant() {
    return entra() && tenant.isEmpty();
  }

  /** Whether users of several tenants sign in. */
  boolean several() {
    return tenant.map(it -> it.toLowerCase(Locale.ROOT)).filter(MULTI_TENANT::contains).isPresent();
  }

  /** The authority with one tenant's endpoints. */
  Authority authorityOf(String name) {
    return new Authority(kind, authority, name, allowedTenants);
  }
}
