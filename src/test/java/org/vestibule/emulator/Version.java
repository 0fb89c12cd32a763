package org.vestibule.emulator;

/**
 * The kinds of provider behind one address. The two generations of Entra's endpoints: the older one
 * takes {@code resource} where the newer one takes {@code scope}, and issues tokens of its own
 * issuer. AD FS has the older one's paths. The last is a provider that knows OpenID Connect only.
 */
enum Version {
  V1("1.0", "", "/oauth2", "/discovery"),
  V2("2.0", "/v2.0", "/oauth2/v2.0", "/discovery/v2.0"),
  ADFS("1.0", "", "/oauth2", "/discovery"),
  OPEN_ID("", "", "", "");

  /** The value of the tokens' {@code ver} claim. */
  final String number;

  private final String metadata;
  private final String oauth2;
  private final String discovery;

  Version(String number, String metadata, String oauth2, String discovery) {
    this.number = number;
    this.metadata = metadata;
    this.oauth2 = oauth2;
    this.discovery = discovery;
  }

  /** Whether this is one of Entra's generations. */
  boolean entra() {
    return this == V1 || this == V2;
  }

  /** Whether the parameter {@code resource} says what the access token is for. */
  boolean byResource() {
    return this == V1 || this == ADFS;
  }

  /** The first path segments of a provider of its own; empty for Entra, whose tenants vary. */
  String place() {
    return switch (this) {
      case V1, V2 -> "";
      case ADFS -> "/adfs";
      case OPEN_ID -> "/op";
    };
  }

  /** The address below which a tenant's paths are; the other two kinds have one issuer each. */
  String root(String base, Tenant tenant) {
    return entra()
        ? base + "/" + (tenant.template() ? tenant.name() : tenant.id())
        : base + place();
  }

  /** The issuer of a tenant; the v1.0 one ends with a slash, as Entra's does. */
  String issuer(String base, String tenant) {
    return switch (this) {
      case V1 -> base + "/" + tenant + "/";
      case V2 -> base + "/" + tenant + "/v2.0";
      default -> base + place();
    };
  }

  /** Path below the root, for example {@code /oauth2/v2.0/token}. */
  String path(String endpoint) {
    return switch (endpoint) {
      case "metadata" -> metadata + "/.well-known/openid-configuration";
      case "keys" -> discovery + "/keys";
      default -> oauth2 + "/" + endpoint;
    };
  }
}
