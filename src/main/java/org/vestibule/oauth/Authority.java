package org.vestibule.oauth;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Who signs users in, and which issuer names are believed.
 *
 * @param kind Entra's v2.0 or v1.0 endpoints, or any OpenID provider
 * @param base Entra's authority host, or the provider's issuer
 * @param tenant with Entra a tenant's GUID or domain, {@code organizations} or {@code common};
 *     empty otherwise
 * @param allowedTenants lower-case GUIDs that may sign in when several tenants can
 * @see "Access tokens in the Microsoft identity platform", validate the issuer
 */
public record Authority(Kind kind, URI base, String tenant, Set<String> allowedTenants) {
  /** The family of endpoints. */
  public enum Kind {
    /** Entra with {@code scope}. */
    ENTRA_V2,
    /** Entra with {@code resource}. */
    ENTRA_V1,
    /** OpenID Connect Discovery. */
    OPENID
  }

  /** The placeholder in the issuer of {@code organizations} and {@code common}. */
  private static final String TEMPLATE = "{tenantid}";

  private static final Set<String> MULTI_TENANT = Set.of("organizations", "common");
  private static final Pattern GUID =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  /** Where the provider's metadata stand. */
  public URI metadataUri() {
    String root = base.toString().replaceAll("/+$", "");
    String path =
        switch (kind) {
          case ENTRA_V2 -> "/" + tenant + "/v2.0";
          case ENTRA_V1 -> "/" + tenant;
          case OPENID -> "";
        };
    return URI.create(root + path + "/.well-known/openid-configuration");
  }

  /** Whether users are told apart by tenant and object id instead of issuer and subject. */
  public boolean entra() {
    return kind != Kind.OPENID;
  }

  /**
   * Whether metadata with this issuer are the ones that were asked for.
   *
   * @see "OpenID Connect Discovery 1.0, section 4.3"
   */
  boolean announces(String issuer) {
    if (!entra()) {
      return issuer.equals(base.toString());
    }
    if (MULTI_TENANT.contains(tenant.toLowerCase(Locale.ROOT))) {
      return issuer.contains(TEMPLATE);
    }
    // A tenant that is configured by its domain is announced by its GUID.
    return GUID.matcher(tenant).matches()
        ? issuer.toLowerCase(Locale.ROOT).contains("/" + tenant.toLowerCase(Locale.ROOT) + "/")
        : GUID.matcher(issuer).find();
  }

  /**
   * Whether an authorization response or a portal's link names this authority.
   *
   * @param announced the issuer of the metadata
   * @see "RFC 9207, section 2.4": compared as plain strings, of a template after filling it
   */
  public boolean answersAs(String announced, String issuer) {
    int at = announced.indexOf(TEMPLATE);
    if (at < 0) {
      return announced.equals(issuer);
    }
    String before = announced.substring(0, at);
    String after = announced.substring(at + TEMPLATE.length());
    return issuer.length() > before.length() + after.length()
        && issuer.startsWith(before)
        && issuer.endsWith(after)
        && GUID.matcher(issuer.substring(before.length(), issuer.length() - after.length()))
            .matches();
  }

  /**
   * Why a token is not from here; empty when it is.
   *
   * @param announced the issuer of the metadata
   * @param issuer the token's {@code iss}
   * @param tid the token's tenant
   */
  Optional<Reason> problem(String announced, String issuer, Optional<String> tid) {
    String expected = announced;
    if (entra()) {
      if (tid.isEmpty() || !GUID.matcher(tid.get()).matches()) {
        return Optional.of(Reason.ID_TOKEN_TENANT);
      }
      if (announced.contains(TEMPLATE)) {
        expected = announced.replace(TEMPLATE, tid.get());
        if (!allowedTenants.contains(tid.get().toLowerCase(Locale.ROOT))) {
          return Optional.of(
              expected.equals(issuer) ? Reason.ID_TOKEN_TENANT : Reason.ID_TOKEN_ISSUER);
        }
      } else if (!announced.contains(tid.get())) {
        return Optional.of(Reason.ID_TOKEN_TENANT);
      }
    }
    return expected.equals(issuer) ? Optional.empty() : Optional.of(Reason.ID_TOKEN_ISSUER);
  }

  /**
   * Whether a key may sign for an issuer: Entra's keys can name the only issuer they are good for.
   *
   * @param keyIssuer the JWK's {@code issuer}; empty when it has none
   */
  static boolean signsFor(Optional<String> keyIssuer, String issuer, Optional<String> tid) {
    return keyIssuer
        .map(named -> named.replace(TEMPLATE, tid.orElse(TEMPLATE)).equals(issuer))
        .orElse(true);
  }
}
