package org.vestibule.emulator;

/**
 * The two generations of Entra's endpoints. The older one takes {@code resource} where the newer
 * one takes {@code scope}, and issues tokens of its own issuer.
 */
enum Version {
  V1("1.0", "", "/oauth2", "/discovery"),
  V2("2.0", "/v2.0", "/oauth2/v2.0", "/discovery/v2.0");

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

  /** The issuer of a tenant; the v1.0 one ends with a slash, as Entra's does. */
  String issuer(String base, String tenant) {
    return base + "/" + tenant + (this == V1 ? "/" : "/v2.0");
  }

  /** Path below the tenant, for example {@code /oauth2/v2.0/token}. */
  String path(String endpoint) {
    return switch (endpoint) {
      case "metadata" -> metadata + "/.well-known/openid-configuration";
      case "keys" -> discovery + "/keys";
      default -> oauth2 + "/" + endpoint;
    };
  }
}
