package org.vestibule.dataverse;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.vestibule.http.Json;

/**
 * The environment, as it describes itself; empty text for what it does not say.
 *
 * @param version such as {@code 9.2.25104.0}
 * @param region such as {@code EMEA}
 * @param environmentId Power Platform's name for it
 * @param state {@code Enabled} or {@code Disabled}
 * @see "OrganizationDetail ComplexType" (Dataverse Web API)
 */
public record Organization(
    String friendlyName, String version, String region, String environmentId, String state) {
  /** Reads the answer to RetrieveCurrentOrganization; absent when it has no detail. */
  static Optional<Organization> parse(String text, Json json) {
    return json.read(text, Wire.class)
        .flatMap(wire -> Optional.ofNullable(wire.detail()))
        .map(Detail::toOrganization);
  }

  /** The JSON as it comes. */
  public record Wire(@JsonbProperty("Detail") @Nullable Detail detail) {}

  /** The JSON's inner object. */
  public record Detail(
      @JsonbProperty("FriendlyName") @Nullable String friendlyName,
      @JsonbProperty("OrganizationVersion") @Nullable String version,
      @JsonbProperty("Geo") @Nullable String geo,
      @JsonbProperty("EnvironmentId") @Nullable String environmentId,
      @JsonbProperty("State") @Nullable String state) {
    private Organization toOrganization() {
      return new Organization(
          Texts.orEmpty(friendlyName),
          Texts.orEmpty(version),
          Texts.orEmpty(geo),
          Texts.orEmpty(environmentId),
          Texts.orEmpty(state));
    }
  }
}
