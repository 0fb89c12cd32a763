package org.vestibule.dataverse;

import jakarta.json.bind.annotation.JsonbProperty;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.vestibule.http.Json;

/**
 * The user's own settings.
 *
 * @param languageId of the pages, else of dates and numbers, as a Windows locale id (1033 is
 *     English)
 * @param timeZoneCode Dataverse's number of the time zone (110 is Western Europe)
 * @see "usersettings EntityType" (Dataverse Web API)
 */
public record Preferences(Optional<Integer> languageId, Optional<Integer> timeZoneCode) {
  /** Reads a row; absent when the text is not this user's row or says neither. */
  static Optional<Preferences> parse(String text, UUID userId, Json json) {
    return json.read(text, Wire.class)
        .filter(
            wire -> wire.id() == null || Texts.guid(wire.id()).filter(userId::equals).isPresent())
        .map(Wire::toPreferences)
        .filter(it -> it.languageId.isPresent() || it.timeZoneCode.isPresent());
  }

  /** The JSON as it comes; 0 stands for a language that was never chosen. */
  public record Wire(
      @JsonbProperty("systemuserid") @Nullable String id,
      @JsonbProperty("uilanguageid") @Nullable Integer uiLanguageId,
      @JsonbProperty("localeid") @Nullable Integer localeId,
      @JsonbProperty("timezonecode") @Nullable Integer timeZoneCode) {
    private Preferences toPreferences() {
      return new Preferences(
          Optional.ofNullable(uiLanguageId)
              .filter(it -> it > 0)
              .or(() -> Optional.ofNullable(localeId).filter(it -> it > 0)),
          Optional.ofNullable(timeZoneCode).filter(it -> it >= 0));
    }
  }
}
