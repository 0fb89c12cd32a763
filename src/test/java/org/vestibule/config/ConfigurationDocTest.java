package org.vestibule.config;

import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConfigurationDocTest {
  private static final String FILE = "_FILE";

  @Test
  void the_table_has_the_names_that_are_read() throws IOException {
    assertEquals(namesOfTheTable(), namesThatAreRead());
  }

  private static Set<String> namesOfTheTable() throws IOException {
    return Files.readAllLines(Path.of("docs/configuration.md")).stream()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.substring(3, line.indexOf('`', 3)))
        .collect(toCollection(TreeSet::new));
  }

  private static Set<String> namesThatAreRead() {
    var asked = new TreeSet<String>();
    var environment =
        new AbstractMap<String, String>() {
          @Override
          public @Nullable String get(@Nullable Object name) {
            asked.add(String.valueOf(name));
            return null;
          }

          @Override
          public Set<Map.Entry<String, String>> entrySet() {
            throw new UnsupportedOperationException("names are looked up one by one");
          }
        };
    try {
      Settings.read(new Properties(), environment);
    } catch (ConfigurationException e) {
      // Nothing is set, so something is missing.
    }
    // Each name is looked up a second time with the ending of its file.
    var names = new TreeSet<>(asked);
    asked.forEach(name -> names.remove(name + FILE));
    return names;
  }
}
