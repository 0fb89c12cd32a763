package org.vestibule.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The configuration as it was read, good or not.
 *
 * @param settings absent when there is a problem
 * @param problems every problem, in the order of the settings
 * @param found every setting that was looked for, in the order of looking
 */
public record Reading(Optional<Settings> settings, List<Problem> problems, List<Setting> found) {
  /** Reads and checks everything. */
  public static Reading of(Properties system, Map<String, String> environment) {
    var problems = new Problems();
    var sources = new Sources(system, environment, problems);
    Settings settings = new SettingsReader(sources, problems).read();
    List<Problem> list = problems.found();
    return list.isEmpty()
        ? new Reading(Optional.of(settings), list, sources.found())
        : refused(list, sources.found());
  }

  /** No settings, and no value that has a problem. */
  private static Reading refused(List<Problem> problems, List<Setting> found) {
    Set<String> wrong = problems.stream().map(Problem::name).collect(Collectors.toSet());
    return new Reading(
        Optional.empty(),
        problems,
        found.stream().map(it -> wrong.contains(it.name()) ? it.hide() : it).toList());
  }

  /**
   * The same on a server that reads a setting too, before there is an application: a value that it
   * has to know and does not see is a problem. It sees system properties and environment variables.
   */
  public Reading serverReads(String name, String value) {
    boolean seen = found.stream().noneMatch(it -> it.name().equals(name) && it.inFile(value));
    if (seen) {
      return this;
    }
    var all = new ArrayList<>(problems);
    all.add(new Problem(name, "server-reads", List.of()));
    return refused(List.copyOf(all), found);
  }

  /**
   * The settings.
   *
   * @throws ConfigurationException with every problem there is
   */
  public Settings orThrow() throws ConfigurationException {
    if (settings.isEmpty()) {
      throw new ConfigurationException(problems);
    }
    return settings.get();
  }
}
