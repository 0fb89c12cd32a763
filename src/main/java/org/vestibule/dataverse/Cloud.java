package org.vestibule.dataverse;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The clouds that Dataverse runs in. A cloud is known by what its hosts end with, since new regions
 * ({@code crm22}) come without notice.
 *
 * @see "Discover user organizations" (Dataverse) and "Datacenter regions" (Power Platform)
 */
enum Cloud {
  /** GCC; before the public cloud, of which it is a part. */
  GCC(".crm9.dynamics.com", ".dynamics.com", "https://globaldisco.crm9.dynamics.com"),
  PUBLIC(".dynamics.com", ".dynamics.com", "https://globaldisco.crm.dynamics.com"),
  /** GCC High. */
  GCC_HIGH(
      ".microsoftdynamics.us",
      ".microsoftdynamics.us",
      "https://globaldisco.crm.microsoftdynamics.us"),
  DOD(".appsplatform.us", ".appsplatform.us", "https://globaldisco.crm.appsplatform.us"),
  /** 21Vianet. */
  CHINA(".dynamics.cn", ".dynamics.cn", "https://globaldisco.crm.dynamics.cn");

  private final String suffix;
  private final String family;

  /** Its Global Discovery Service. */
  final URI discovery;

  Cloud(String suffix, String family, String discovery) {
    this.suffix = suffix;
    this.family = family;
    this.discovery = URI.create(discovery);
  }

  /** The cloud of an https address; absent when it is in none of them. */
  static Optional<Cloud> of(URI address) {
    return "https".equalsIgnoreCase(address.getScheme())
        ? Stream.of(values()).filter(it -> host(address).endsWith(it.suffix)).findFirst()
        : Optional.empty();
  }

  /** Whether a host belongs to the family that this cloud's environments may live in. */
  boolean hosts(URI address) {
    return host(address).endsWith(family);
  }

  private static String host(URI address) {
    return String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
  }
}
