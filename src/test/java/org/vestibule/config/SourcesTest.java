package org.vestibule.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourcesTest {
  @TempDir Path folder;

  private final Properties system = new Properties();
  private final Map<String, String> environment = new HashMap<>();
  private final Problems problems = new Problems();

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "all three,            p, e, f, p",
    "no property,          '', e, f, e",
    "a blank property,     ' ', e, f, e",
    "the file alone,       '', '', f, f",
    "property before file, p, '', f, p",
    "none,                 '', '', '', none"
  })
  void a_property_wins_then_the_environment_then_the_file(
      String theCase, String property, String variable, String inFile, String expected)
      throws IOException {
    system.setProperty("NAME", property);
    environment.put("NAME", variable);
    environment.put("VESTIBULE_CONFIG", file("config", "NAME=" + inFile));

    assertEquals(expected, sources().value("NAME").orElse("none"));
    assertEquals(List.of(), problems.found());
  }

  @Test
  void a_property_names_the_properties_file_too() throws IOException {
    system.setProperty("VESTIBULE_CONFIG", file("a", "NAME=a"));
    environment.put("VESTIBULE_CONFIG", file("b", "NAME=b"));

    assertEquals(Optional.of("a"), sources().value("NAME"));
  }

  @Test
  void a_value_may_stand_in_a_file_of_its_own() throws IOException {
    environment.put("NAME_FILE", file("secret", " a\\b ü \r\n"));

    assertEquals(Optional.of("a\\b ü"), sources().value("NAME"));
    assertEquals(List.of(), problems.found());
  }

  @Test
  void a_value_that_is_set_twice_is_a_problem() throws IOException {
    system.setProperty("NAME_FILE", file("secret", "marker-a"));
    environment.put("NAME", "marker-b");
    Sources sources = sources();

    sources.value("NAME");
    sources.value("NAME");

    assertEquals(List.of(new Problem("NAME", "twice", List.of("NAME_FILE"))), problems.found());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "no such file, absent, unreadable",
    "a folder,     '',     unreadable",
    "not UTF-8,    latin,  unreadable",
    "nothing in it, empty, empty",
    "only spaces,  blank,  empty"
  })
  void a_file_without_a_value_is_a_problem(String theCase, String name, String code)
      throws IOException {
    file("empty", "");
    file("blank", " \n\t");
    Files.write(folder.resolve("latin"), new byte[] {'a', (byte) 0xFC});
    environment.put("NAME_FILE", folder.resolve(name).toString());

    assertEquals(Optional.empty(), sources().value("NAME"));
    assertEquals(List.of(new Problem("NAME_FILE", code, List.of())), problems.found());
  }

  @Test
  void a_path_that_is_none_is_a_problem() {
    environment.put("NAME_FILE", "a\0b");
    environment.put("VESTIBULE_CONFIG", "a\0b");

    assertEquals(Optional.empty(), sources().value("NAME"));
    assertEquals(
        List.of("VESTIBULE_CONFIG", "NAME_FILE"),
        problems.found().stream().map(Problem::name).toList());
  }

  @ParameterizedTest
  @CsvSource({"absent, ''", "broken, NAME=\\uXYZ1"})
  void a_properties_file_that_cannot_be_read_is_a_problem(String name, String text)
      throws IOException {
    if (!text.isEmpty()) {
      file(name, text);
    }
    environment.put("VESTIBULE_CONFIG", folder.resolve(name).toString());

    sources();

    assertEquals(
        List.of(new Problem("VESTIBULE_CONFIG", "unreadable", List.of())), problems.found());
  }

  @Test
  void each_value_tells_where_it_comes_from() throws IOException {
    String config = file("config", "C=c\nD_FILE=" + file("d", "dd"));
    environment.put("VESTIBULE_CONFIG", config);
    environment.put("B", "b");
    system.setProperty("A", "a");
    Sources sources = sources();

    for (String name : List.of("A", "B", "C", "D", "E")) {
      sources.value(name);
    }
    sources.value("F", "standard");
    sources.value("F");

    assertEquals(
        List.of(
            setting("VESTIBULE_CONFIG", config, Origin.ENVIRONMENT),
            setting("A", "a", Origin.SYSTEM_PROPERTY),
            setting("B", "b", Origin.ENVIRONMENT),
            setting("C", "c", Origin.CONFIG_FILE),
            new Setting(
                "D",
                Optional.of("dd"),
                2,
                Origin.CONFIG_FILE,
                Optional.of(folder.resolve("d").toString())),
            new Setting("E", Optional.empty(), 0, Origin.NOT_SET, Optional.empty()),
            setting("F", "standard", Origin.DEFAULT)),
        sources.found());
  }

  @ParameterizedTest
  @CsvSource({
    "AZURE_CLIENT_SECRET, true",
    "AZURE_CLIENT_CERTIFICATE_PASSWORD, true",
    "AZURE_CLIENT_SECRET_NEXT, true",
    "SOME_TOKEN, true",
    "SOME_KEYS, true",
    "AZURE_FEDERATED_TOKEN_FILE, false",
    "AZURE_CLIENT_ID, false"
  })
  void a_secret_tells_its_length_alone(String name, boolean hidden) {
    environment.put(name, "marker");
    Sources sources = sources();

    sources.value(name);
    Setting setting = sources.found().get(1);

    assertEquals(hidden, setting.hidden());
    assertEquals(hidden ? Optional.empty() : Optional.of("marker"), setting.shown());
    assertEquals(6, setting.length());
    assertEquals(hidden, !setting.toString().contains("marker"));
  }

  private static Setting setting(String name, String value, Origin origin) {
    return new Setting(name, Optional.of(value), value.length(), origin, Optional.empty());
  }

  private Sources sources() {
    return new Sources(system, environment, problems);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
