package org.vestibule.dataverse;

import java.time.Duration;
import java.util.List;

/**
 * A call as it went, for the picture of the times and for support.
 *
 * @param name {@code WhoAmI}, {@code $batch}, {@code Instances}
 * @param took from the first byte sent to the last one read, repeats and waiting included
 * @param status HTTP status; 0 when no answer came
 * @param tries how often it was sent
 * @param requestIds the client's own id first, then the service's names for the request
 */
public record ServedCall(
    String name, Duration took, int status, int tries, List<String> requestIds) {
  private static final Duration SLOW = Duration.ofSeconds(1);

  /** Whether it failed, had to be repeated, or took as long as users notice. */
  public boolean troubled() {
    return status < 200 || status >= 300 || tries > 1 || took.compareTo(SLOW) >= 0;
  }

  /** For a line of the log: name, status, milliseconds, tries beyond the first, request ids. */
  public String line() {
    var line = new StringBuilder(160).append(name).append(' ').append(status);
    line.append(' ').append(took.toMillis()).append("ms");
    if (tries > 1) {
      line.append(' ').append(tries).append("x");
    }
    requestIds.forEach(id -> line.append(' ').append(id));
    return line.toString();
  }
}
