package org.vestibule.shipped;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A unit file of systemd, as far as ours go: no quoting, and no specifier but the ones that a test
 * has replaced.
 *
 * @see "systemd.syntax(7)"
 */
public final class Unit {
  private final List<Map.Entry<String, String>> settings = new ArrayList<>();

  /** Reads the text of a unit file. */
  public Unit(String text) {
    for (String line : text.replaceAll("\\\\\n\\s*", "").lines().toList()) {
      int equals = line.indexOf('=');
      if (!line.startsWith("#") && equals > 0) {
        settings.add(Map.entry(line.substring(0, equals), line.substring(equals + 1)));
      }
    }
  }

  /** What a name is set to, in the order of the file. */
  public List<String> all(String name) {
    return settings.stream()
        .filter(it -> it.getKey().equals(name))
        .map(Map.Entry::getValue)
        .toList();
  }

  /** What a name is set to once. */
  public String one(String name) {
    List<String> all = all(name);
    if (all.size() != 1) {
      throw new AssertionError(name + " is there " + all.size() + " times");
    }
    return all.get(0);
  }

  /** The program to start, and its arguments. */
  public List<String> command() {
    return List.of(one("ExecStart").split(" +"));
  }

  /**
   * The variables that the process starts with.
   *
   * @param file text of the file that {@code EnvironmentFile} names; its values win
   */
  public Map<String, String> environment(String file) {
    var environment = new LinkedHashMap<String, String>();
    for (String variable : all("Environment")) {
      put(environment, variable);
    }
    file.lines()
        .filter(it -> !it.isBlank() && !it.startsWith("#"))
        .forEach(it -> put(environment, it));
    return environment;
  }

  private static void put(Map<String, String> environment, String variable) {
    int equals = variable.indexOf('=');
    String value = variable.substring(equals + 1).replaceAll("^\"(.*)\"$", "$1");
    environment.put(variable.substring(0, equals), value);
  }
}
