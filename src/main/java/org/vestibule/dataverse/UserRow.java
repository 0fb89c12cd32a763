package org.vestibule.dataverse;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vestibule.http.Json;

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

  /** Reads a row; absent when the text is not this user's row or names nobody. */
  static Optional<UserRow> parse(String text, UUID userId, Json json) {
    return json.read(text, Wire.class)
        .filter(
            wire -> wire.id() == null || Texts.guid(wire.id()).filter(userId::equals).isPresent())
        .flatMap(Wire::toRow);
  }

  /** The JSON as it comes. */
  public record Wire(
      @JsonbProperty("systemuserid") @Nullable String id,
      @JsonbProperty("fullname") @Nullable String fullName,
      @JsonbProperty("internalemailaddress") @Nullable String mail,
      @JsonbProperty("title") @Nullable String title,
      @JsonbProperty("isdisabled") @Nullable Boolean disabled,
      @JsonbProperty("accessmode") @Nullable Integer accessMode,
      @JsonbProperty("azureactivedirectoryobjectid") @Nullable String entraObjectId,
      @JsonbProperty("businessunitid") @Nullable Unit businessUnit) {
    private Optional<UserRow> toRow() {
      return Texts.of(fullName)
          .map(
              name ->
                  new UserRow(
                      name,
                      Texts.of(mail),
                      Texts.of(title),
                      Optional.ofNullable(businessUnit).flatMap(it -> Texts.of(it.name())),
                      Boolean.TRUE.equals(disabled),
                      AccessMode.of(accessMode == null ? -1 : accessMode),
                      Texts.guid(entraObjectId)));
    }
  }

  /** The business unit in the JSON. */
  public record Unit(@JsonbProperty("name") @Nullable String name) {}
}
