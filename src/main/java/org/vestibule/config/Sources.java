package org.vestibule.config;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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

  private final Properties system;
  private final Map<String, String> environment;
  private final Properties file = new Properties();
  private final Problems problems;

  /**
   * Reads the file if there is one.
   *
   * @param problems takes up what cannot be read
   */
  Sources(Properties system, Map<String, String> environment, Problems problems) {
    this.system = system;
    this.environment = environment;
    this.problems = problems;
    direct(CONFIG_FILE).ifPresent(this::load);
  }

  private void load(String name) {
    try (Reader reader = Files.newBufferedReader(Path.of(name))) {
      file.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      problems.add(CONFIG_FILE, "the file cannot be read");
    }
  }

  /** A value that is set and not blank, without the spaces around it. */
  Optional<String> value(String name) {
    Optional<String> path = direct(name + "_FILE");
    Optional<String> value = direct(name);
    if (path.isPresent() && value.isPresent()) {
      problems.add(name, "is set twice, directly and as " + name + "_FILE: keep one");
    }
    return value.or(() -> path.flatMap(it -> content(name, it)));
  }

  private Optional<String> content(String name, String path) {
    try {
      Optional<String> text = present(Files.readString(Path.of(path)));
      if (text.isEmpty()) {
        problems.add(name + "_FILE", "the file is empty");
      }
      return text;
    } catch (IOException | InvalidPathException e) {
      problems.add(name + "_FILE", "the file cannot be read");
      return Optional.empty();
    }
  }

  private Optional<String> direct(String name) {
    return present(system.getProperty(name))
        .or(() -> present(environment.get(name)))
        .or(() -> present(file.getProperty(name)));
  }

  private static Optional<String> present(@Nullable String text) {
    return Optional.ofNullable(text).map(String::strip).filter(it -> !it.isEmpty());
  }
}
