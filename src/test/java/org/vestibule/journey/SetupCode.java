package org.vestibule.journey;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The code that opens the set-up page, as an operator reads it in the server's log. */
final class SetupCode {
  private static final Pattern LINE =
      Pattern.compile("setup message=.* with the code ([A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4})");

  private SetupCode() {}

  /** The newest one. */
  static String last() {
    List<MatchResult> found = LINE.matcher(ServerLog.text()).results().toList();
    if (found.isEmpty()) {
      throw new AssertionError("no code in the log");
    }
    return found.get(found.size() - 1).group(1);
  }
}
