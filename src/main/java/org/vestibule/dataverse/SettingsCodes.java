package org.vestibule.dataverse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;

/**
 * What the numbers in a user's settings stand for.
 *
 * @see "timezonedefinition EntityType" (Dataverse Web API) and "Language Code Identifier (LCID)"
 */
public final class SettingsCodes {
  private static final Properties ZONES = table("TimeZones.properties");
  private static final Properties LANGUAGES = table("LanguageIds.properties");

  private SettingsCodes() {}

  /** The zone of a time zone code; absent for codes that are not known. */
  public static Optional<ZoneId> zone(int timeZoneCode) {
    return entry(ZONES, timeZoneCode).flatMap(SettingsCodes::zone);
  }

  /** The language of a Windows locale id; absent for 0, the environment's own, and unknown ones. */
  public static Optional<Locale> language(int languageId) {
    return entry(LANGUAGES, languageId).map(Locale::forLanguageTag);
  }

  private static Optional<String> entry(Properties table, int code) {
    return Optional.ofNullable(table.getProperty(Integer.toString(code)));
  }

  /** The zones come from the JDK, and an old one may lack a young zone. */
  private static Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Properties table(String name) {
    try (InputStream in = SettingsCodes.class.getResourceAsStream(name)) {
      var table = new Properties();
      table.load(in);
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
