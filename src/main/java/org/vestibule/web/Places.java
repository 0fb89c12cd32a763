package org.vestibule.web;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;

/** A throwable without its texts: the types and the places, of the causes too. */
final class Places {
  private static final int FRAMES = 12;
  private static final int CAUSES = 5;

  private Places() {}

  static String of(Throwable thrown) {
    var text = new StringBuilder();
    int depth = 0;
    for (Throwable it = thrown; it != null && depth++ < CAUSES; it = it.getCause()) {
      text.append(depth > 1 ? " caused by " : "")
          .append(it.getClass().getName())
          .append(" at ")
          .append(
              Arrays.stream(it.getStackTrace())
                  .limit(FRAMES)
                  .map(StackTraceElement::toString)
                  .collect(joining(" < ")));
    }
    return text.toString();
  }
}
