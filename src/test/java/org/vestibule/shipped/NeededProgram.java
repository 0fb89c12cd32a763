package org.vestibule.shipped;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Without a program of the machine a test is skipped in one loud line, or where the program is
 * required, fails.
 */
public abstract class NeededProgram implements ExecutionCondition {
  private final String program;
  private final String requirement;

  /**
   * A condition.
   *
   * @param program its file name
   * @param requirement the system property that forbids the skip
   */
  protected NeededProgram(String program, String requirement) {
    this.program = program;
    this.requirement = requirement;
  }

  /** On the path, or in {@code /usr/sbin}, which users often do not have there. */
  public static Optional<Path> find(String program) {
    String path = System.getenv("PATH") + File.pathSeparator + "/usr/sbin";
    return Stream.of(path.split(File.pathSeparator))
        .map(directory -> Path.of(directory, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** Whether this run does anything with the program. */
  protected boolean used() {
    return true;
  }

  @Override
  public final ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    if (!used() || find(program).isPresent()) {
      return ConditionEvaluationResult.enabled(program + " is there, or not needed");
    }
    if (Boolean.getBoolean(requirement)) {
      throw new IllegalStateException(
          requirement + " is true, and there is no " + program + " on the path");
    }
    System.err.println(
        "SKIPPED, NO "
            + program.toUpperCase(Locale.ROOT)
            + " ON THE PATH: "
            + context.getDisplayName());
    return ConditionEvaluationResult.disabled("no " + program + " on the path");
  }
}
