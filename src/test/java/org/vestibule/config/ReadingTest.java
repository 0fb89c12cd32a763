package org.vestibule.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class ReadingTest {
  private static Reading read(Map<String, String> environment) {
    return Reading.of(new Properties(), environment);
  }

  private static Setting found(Reading reading, String name) {
    List<Setting> found = reading.found().stream().filter(it -> it.name().equals(name)).toList();
    assertEquals(1, found.size(), found.toString());
    return found.get(0);
  }

  @Test
  void every_setting_is_there_once_with_its_place_and_what_holds() {
    Reading reading =
        read(Map.of("DATAVERSE_URL", "https://org.crm4.dynamics.com", "AZURE_CLIENT_ID", "c"));

    assertTrue(reading.settings().isPresent());
    assertEquals(Origin.ENVIRONMENT, found(reading, "DATAVERSE_URL").origin());
    assertEquals(Optional.of("PT30M"), found(reading, "SESSION_IDLE").shown());
    assertEquals(Origin.DEFAULT, found(reading, "SESSION_IDLE").origin());
    assertEquals(
        Optional.of("https://login.microsoftonline.com"),
        found(reading, "AZURE_AUTHORITY_HOST").shown());
    assertEquals(
        Optional.of(
            "openid profile offline_access https://org.crm4.dynamics.com/user_impersonation"),
        found(reading, "OAUTH_SCOPE").shown());
    assertEquals(Origin.NOT_SET, found(reading, "AZURE_TENANT_ID").origin());
    assertFalse(found(reading, "AZURE_TENANT_ID").hidden());
  }

  @Test
  void a_value_with_a_problem_is_not_shown_since_it_may_be_a_secret() {
    Reading reading =
        read(Map.of("DATAVERSE_URL", "marker-secret", "HTTP_TIMEOUT", "marker", "PUBLIC_URL", "x"));

    assertTrue(reading.settings().isEmpty());
    assertTrue(found(reading, "DATAVERSE_URL").hidden());
    assertEquals(13, found(reading, "DATAVERSE_URL").length());
    assertEquals(Optional.empty(), found(reading, "OAUTH_SCOPE").shown(), "it names nothing real");
    assertFalse(reading.toString().contains("marker"), reading.toString());
  }

  @Test
  void without_settings_there_are_the_problems() {
    Reading reading = read(Map.of());

    ConfigurationException thrown = assertThrows(ConfigurationException.class, reading::orThrow);

    assertEquals(reading.problems(), thrown.problems());
    assertEquals(
        List.of("DATAVERSE_URL", "AZURE_CLIENT_ID"),
        reading.problems().stream().map(Problem::name).toList());
  }
}
