package org.vestibule.dataverse;

import java.net.URI;
import java.util.UUID;

/**
 * An environment that the user can enter, as Global Discovery lists it.
 *
 * @param organizationId names it for good
 * @param url its address without a slash at the end: the audience of its tokens
 * @param region such as {@code EMEA}; empty when it is not said
 * @param version such as {@code 9.2.25104.0}; empty when it is not said
 * @see "Discover user organizations" (Dataverse), Instance
 */
public record Environment(
    UUID organizationId,
    String friendlyName,
    URI url,
    String region,
    Type type,
    boolean enabled,
    String version) {
  /**
   * What an environment is for, as far as users meet it.
   *
   * @see "OrganizationType EnumType" (Dataverse Web API)
   */
  public enum Type {
    /** 0 and 4. */
    PRODUCTION,
    /** 5 and 6. */
    SANDBOX,
    /** 9, 11 and 14. */
    TRIAL,
    /** 12: the one that each tenant has. */
    DEFAULT,
    /** 13. */
    DEVELOPER,
    /** 15. */
    TEAMS,
    /** Microsoft's own kinds (1 to 3, 7, 8, 10 and 16), a number that is not known, or none. */
    OTHER;

    static Type of(int number) {
      return switch (number) {
        case 0, 4 -> PRODUCTION;
        case 5, 6 -> SANDBOX;
        case 9, 11, 14 -> TRIAL;
        case 12 -> DEFAULT;
        case 13 -> DEVELOPER;
        case 15 -> TEAMS;
        default -> OTHER;
      };
    }
  }
}
