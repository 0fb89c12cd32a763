package org.vestibule.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingTest {
  private static final Map<String, String> GOOD =
      Map.of("DATAVERSE_URL", "https://org.crm4.dynamics.com", "AZURE_CLIENT_ID", "c");

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
    Reading reading = read(GOOD);

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

  @Test
  void what_the_server_reads_too_must_not_stand_in_a_file(@TempDir Path directory)
      throws IOException {
    Path file = directory.resolve("vestibule.properties");
    Files.writeString(file, "CLUSTER=jcache\n");
    Path value = directory.resolve("cluster");
    Files.writeString(value, "jcache");
    var good = new HashMap<>(GOOD);
    good.put("VESTIBULE_CONFIG", file.toString());
    var own = new HashMap<>(GOOD);
    own.put("CLUSTER_FILE", value.toString());

    for (Map<String, String> environment : List.of(good, own)) {
      Reading reading = read(environment).serverReads("CLUSTER", "jcache");
      assertEquals(
          List.of("CLUSTER server-reads"),
          reading.problems().stream().map(it -> it.name() + " " + it.code()).toList());
      assertTrue(reading.settings().isEmpty());
      assertTrue(found(reading, "CLUSTER").hidden());
    }
  }

  @Test
  void what_the_server_sees_or_need_not_know_is_no_problem(@TempDir Path directory)
      throws IOException {
    Path file = directory.resolve("vestibule.properties");
    Files.writeString(file, "CLUSTER=none\n");
    var alone = new HashMap<>(GOOD);
    alone.put("VESTIBULE_CONFIG", file.toString());
    var seen = new HashMap<>(alone);
    seen.put("CLUSTER", "jcache");

    for (Map<String, String> environment : List.of(GOOD, alone, seen)) {
      assertTrue(read(environment).serverReads("CLUSTER", "jcache").settings().isPresent());
    }
  }
}
