package org.vestibule.config;

import static java.util.stream.Collectors.joining;

import java.util.List;

/** The configuration cannot be used. Its text lists every problem. */
public final class ConfigurationException extends Exception {
  private static final long serialVersionUID = 1;

  private final transient List<Problem> problems;

  ConfigurationException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(joining("; ")));
    this.problems = problems;
  }

  /** Every problem, in the order of the settings. */
  public List<Problem> problems() {
    return problems;
  }
}
