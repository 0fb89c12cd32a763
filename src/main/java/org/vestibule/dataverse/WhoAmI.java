package org.vestibule.dataverse;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vestibule.http.Json;

/**
 * Who the caller is in the environment. None of the three is ever missing.
 *
 * @see "Use Web API functions" (Dataverse), WhoAmI
 */
public record WhoAmI(UUID userId, UUID businessUnitId, UUID organizationId) {
  static Optional<WhoAmI> parse(String text, Json json) {
    return json.read(text, Wire.class).flatMap(Wire::toWhoAmI);
  }

  /** The JSON as it comes. */
  public record Wire(
      @JsonbProperty("UserId") @Nullable String userId,
      @JsonbProperty("BusinessUnitId") @Nullable String businessUnitId,
      @JsonbProperty("OrganizationId") @Nullable String organizationId) {
    private Optional<WhoAmI> toWhoAmI() {
      try {
        return userId == null || businessUnitId == null || organizationId == null
            ? Optional.empty()
            : Optional.of(
                new WhoAmI(
                    UUID.fromString(userId),
                    UUID.fromString(businessUnitId),
                    UUID.fromString(organizationId)));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
  }
}
