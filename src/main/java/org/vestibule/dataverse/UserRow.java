package org.vestibule.dataverse;

import java.util.Optional;
import java.util.UUID;

/**
 * The row of a user.
 *
 * @param mail absent when none is kept
 * @param jobTitle absent when none is kept
 * @param businessUnit the name of the business unit
 * @param entraObjectId the user's object id in Entra; absent for users of other providers
 * @see "systemuser EntityType" (Dataverse Web API)
 */
public record UserRow(
    String fullName,
    Optional<String> mail,
    Optional<String> jobTitle,
    Optional<String> businessUnit,
    boolean disabled,
    AccessMode accessMode,
    Optional<UUID> entraObjectId) {
  /** What kind of access the user has; the numbers of {@code accessmode}. */
  public enum AccessMode {
    /** 0: an ordinary user. */
    READ_WRITE,
    /** 1: administration only. */
    ADMINISTRATIVE,
    /** 2: reading only. */
    READ,
    /** 3: Microsoft's support. */
    SUPPORT_USER,
    /** 4: an application. */
    NON_INTERACTIVE,
    /** 5: a delegated administrator. */
    DELEGATED_ADMIN,
    /** A number that is not known. */
    OTHER;

    static AccessMode of(int number) {
      return switch (number) {
        case 0 -> READ_WRITE;
        case 1 -> ADMINISTRATIVE;
        case 2 -> READ;
        case 3 -> SUPPORT_USER;
        case 4 -> NON_INTERACTIVE;
        case 5 -> DELEGATED_ADMIN;
        default -> OTHER;
      };
    }
  }
}
