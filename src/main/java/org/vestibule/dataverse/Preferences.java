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
  /** A Windows locale id has 20 bits. */
  private static final int MAX_LANGUAGE = 0xFFFFF;

  /** Dataverse's numbers have three digits. */
  private static final int MAX_TIME_ZONE = 9_999;

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
          number(uiLanguageId, 1, MAX_LANGUAGE).or(() -> number(localeId, 1, MAX_LANGUAGE)),
          number(timeZoneCode, 0, MAX_TIME_ZONE));
    }

    private static Optional<Integer> number(@Nullable Integer value, int least, int most) {
      return Optional.ofNullable(value).filter(it -> it >= least && it <= most);
    }
  }
}
