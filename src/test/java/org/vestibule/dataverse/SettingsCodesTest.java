package org.vestibule.dataverse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InputStream;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsCodesTest {
  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "110,Europe/Berlin",
    "105,Europe/Paris",
    "85,Europe/London",
    "92,Etc/UTC",
    "4,America/Los_Angeles",
    "35,America/New_York",
    "190,Asia/Kolkata",
    "290,Pacific/Auckland",
    "0,Etc/GMT+12",
    "300,Pacific/Tongatapu"
  })
  void a_time_zone_code_has_its_zone(int code, String zone) {
    assertEquals(Optional.of(ZoneId.of(zone)), SettingsCodes.zone(code));
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({"1033,en-US", "1031,de-DE", "1036,fr-FR", "2052,zh-Hans-CN", "3082,es-ES"})
  void a_language_id_has_its_language(int id, String tag) {
    assertEquals(Optional.of(Locale.forLanguageTag(tag)), SettingsCodes.language(id));
  }

  @Test
  void an_unknown_number_stands_for_nothing() {
    assertEquals(Optional.empty(), SettingsCodes.zone(-1));
    assertEquals(Optional.empty(), SettingsCodes.zone(4711));
    assertEquals(Optional.empty(), SettingsCodes.language(0));
  }

  @Test
  void every_entry_of_the_tables_can_be_used() throws Exception {
    Properties zones = table("TimeZones.properties");
    Properties languages = table("LanguageIds.properties");

    assertTrue(zones.size() >= 125 && languages.size() >= 44, zones.size() + languages.size() + "");
    for (String code : zones.stringPropertyNames()) {
      assertTrue(SettingsCodes.zone(Integer.parseInt(code)).isPresent(), code);
    }
    for (String id : languages.stringPropertyNames()) {
      Locale language = SettingsCodes.language(Integer.parseInt(id)).orElseThrow();
      assertFalse(language.getLanguage().isEmpty() || language.getCountry().isEmpty(), id);
    }
  }

  private static Properties table(String name) throws Exception {
    try (InputStream in = SettingsCodes.class.getResourceAsStream(name)) {
      var table = new Properties();
      table.load(in);
      return table;
    }
  }
}
