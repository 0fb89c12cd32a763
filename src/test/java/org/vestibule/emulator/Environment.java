package org.vestibule.emulator;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/**
 * The Dataverse environments of the home tenant. Each has an address of its own; see {@link
 * Emulator#url}.
 *
 * @see "Discover user organizations (Microsoft Dataverse), Instance"
 */
public enum Environment {
  /** The environment that personas work in: production. */
  SALES("Contoso Sales", "0d0d0d01-37d4-ed11-a7c7-000d3a2a5e01", 0, "EMEA", "9.2.26103.172"),
  /** A sandbox with other users, roles and ids. */
  TEST("Contoso Sales Test", "0d0d0d02-37d4-ed11-a7c7-000d3a2a5e02", 5, "EMEA", "9.2.26111.140"),
  /** An environment that an administrator disabled. */
  ARCHIVE("Contoso Archive", "0d0d0d03-37d4-ed11-a7c7-000d3a2a5e03", 0, "NA", "9.2.26092.188"),
  /** An environment that no persona is a user of. */
  FINANCE("Contoso Finance", "0d0d0d04-37d4-ed11-a7c7-000d3a2a5e04", 12, "EMEA", "9.2.26103.172");

  private final String friendlyName;
  private final String organizationId;
  private final int organizationType;
  private final String region;
  private final String version;

  Environment(
      String friendlyName,
      String organizationId,
      int organizationType,
      String region,
      String version) {
    this.friendlyName = friendlyName;
    this.organizationId = organizationId;
    this.organizationType = organizationType;
    this.region = region;
    this.version = version;
  }

  /** The name for people. */
  public String friendlyName() {
    return friendlyName;
  }

  /** The {@code OrganizationId} of WhoAmI; Global Discovery names it {@code Id}. */
  public String organizationId() {
    return organizationId;
  }

  /** Power Platform's id of the environment. */
  public String environmentId() {
    return id("environment");
  }

  /** The number of {@code OrganizationType}: 0 customer, 5 sandbox, 12 default. */
  public int organizationType() {
    return organizationType;
  }

  /** The region, as Global Discovery writes it. */
  public String region() {
    return region;
  }

  /** The version of the platform. */
  public String version() {
    return version;
  }

  /** False when an administrator disabled it. */
  public boolean enabled() {
    return this != ARCHIVE;
  }

  /** The database's name. */
  public String uniqueName() {
    return "unq" + organizationId.replace("-", "").substring(0, 29);
  }

  /** The first label of its host. */
  public String urlName() {
    return friendlyName.toLowerCase(Locale.ROOT).replace(" ", "-");
  }

  /** An id that is the same in every run, and different in every environment. */
  String id(String of) {
    return UUID.nameUUIDFromBytes((name() + " " + of).getBytes(StandardCharsets.UTF_8)).toString();
  }
}
