package org.vestibule.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where settings come from: a system property wins, then the environment, then the properties file
 * that {@code VESTIBULE_CONFIG} names. {@code NAME_FILE} gives the value of {@code NAME} as a file.
 */
public final class Sources {
  /** Names the properties file. */
  public static final String CONFIG_FILE = "VESTIBULE_CONFIG";

  private static final String FILE = "_FILE";

  /** A text and where it stands. */
  private record Placed(String text, Origin origin, Optional<String> file) {}

  private final Properties system;
  private final Map<String, String> environment;
  private final Properties file = new Properties();
  private final Problems problems;
  private final Map<String, Setting> found = new LinkedHashMap<>();

  /**
   * Reads the file if there is one.
   *
   * @param problems takes up what cannot be read
   */
  Sources(Properties system, Map<String, String> environment, Problems problems) {
    this.system = system;
    this.environment = environment;
    this.problems = problems;
    Optional<Placed> config = direct(CONFIG_FILE);
    note(CONFIG_FILE, config);
    config.ifPresent(it -> load(it.text));
  }

  private void load(String name) {
    try (Reader reader = Files.newBufferedReader(Path.of(name))) {
      file.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      problems.add(CONFIG_FILE, "unreadable");
    }
  }

  /** A value that is set and not blank, without the spaces around it. */
  Optional<String> value(String name) {
    Optional<Placed> path = direct(name + FILE);
    Optional<Placed> value = direct(name);
    if (path.isPresent() && value.isPresent()) {
      problems.add(name, "twice", name + FILE);
    }
    Optional<Placed> placed = value.or(() -> path.flatMap(it -> content(name, it)));
    note(name, placed);
    return placed.map(Placed::text);
  }

  /** A value that is set and not blank, else the application's own. */
  String value(String name, String standard) {
    Optional<String> value = value(name);
    if (value.isEmpty()) {
      found.put(name, Setting.of(name, standard, Origin.DEFAULT, Optional.empty()));
    }
    return value.orElse(standard);
  }

  /** The file that the value of a setting was read from. */
  Optional<Path> file(String name) {
    return Optional.ofNullable(found.get(name)).flatMap(Setting::file).map(Path::of);
  }

  /** What every look-up so far has found, in the order of the first ones. */
  List<Setting> found() {
    return List.copyOf(found.values());
  }

  private void note(String name, Optional<Placed> placed) {
    Setting nothing = Setting.of(name, "", Origin.NOT_SET, Optional.empty());
    Setting setting =
        placed.map(it -> Setting.of(name, it.text, it.origin, it.file)).orElse(nothing);
    if (placed.isPresent()) {
      found.put(name, setting);
    } else {
      found.putIfAbsent(name, setting);
    }
  }

  private Optional<Placed> content(String name, Placed path) {
    try {
      Optional<String> text = present(Files.readString(Path.of(path.text)));
      if (text.isEmpty()) {
        problems.add(name + FILE, "empty");
      }
      return text.map(it -> new Placed(it, path.origin, Optional.of(path.text)));
    } catch (IOException | InvalidPathException e) {
      problems.add(name + FILE, "unreadable");
      return Optional.empty();
    }
  }

  private Optional<Placed> direct(String name) {
    return placed(system.getProperty(name), Origin.SYSTEM_PROPERTY)
        .or(() -> placed(environment.get(name), Origin.ENVIRONMENT))
        .or(() -> placed(file.getProperty(name), Origin.CONFIG_FILE));
  }

  private static Optional<Placed> placed(@Nullable String text, Origin origin) {
    return present(text).map(it -> new Placed(it, origin, Optional.empty()));
  }

  private static Optional<String> present(@Nullable String text) {
    return Optional.ofNullable(text).map(String::strip).filter(it -> !it.isEmpty());
  }
}
