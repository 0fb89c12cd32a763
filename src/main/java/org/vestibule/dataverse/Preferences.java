package org.vestibule.dataverse;

import java.util.Optional;

/**
 * The user's own settings.
 *
 * @param languageId of the pages, as a Windows locale id (1033 is English)
 * @param timeZoneCode Dataverse's number of the time zone (110 is Western Europe)
 * @see "usersettings EntityType" (Dataverse Web API)
 */
public record Preferences(Optional<Integer> languageId, Optional<Integer> timeZoneCode) {}
