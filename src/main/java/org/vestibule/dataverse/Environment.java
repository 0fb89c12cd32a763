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
  /** The numbers of {@code OrganizationType}, as far as users meet them. */
  public enum Type {
    /** 0 (customer), 1 to 4 and 6 to 8 (Microsoft's own kinds). */
    PRODUCTION,
    /** 5. */
    SANDBOX,
    /** 9, 10 and 11. */
    TRIAL,
    /** 12. */
    DEFAULT,
    /** 13. */
    DEVELOPER,
    /** 14 and 15. */
    TEAMS,
    /** A number that is not known, or none. */
    OTHER
  }
}
