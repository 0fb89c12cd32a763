package org.vestibule.dataverse;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vestibule.http.Reply;

/**
 * What is left for the user on the web server that answered, within five minutes. For display:
 * Microsoft advises against steering by it.
 *
 * @param requests calls
 * @param time combined execution time
 * @see "Service protection API limits" (Dataverse)
 */
public record Budget(Optional<Long> requests, Optional<Duration> time) {
  /** A comma may stand between thousands. */
  private static final Pattern NUMBER = Pattern.compile("([0-9][0-9,]{0,15})(?:\\.([0-9]{1,9}))?");

  private static final String NO_NANOS = "000000000";

  /** Reads the headers of an answer; absent when it has neither. */
  static Optional<Budget> of(Reply reply) {
    var budget =
        new Budget(
            number(reply, "x-ms-ratelimit-burst-remaining-xrm-requests").map(Budget::whole),
            number(reply, "x-ms-ratelimit-time-remaining-xrm-requests").map(Budget::seconds));
    return budget.requests.isEmpty() && budget.time.isEmpty()
        ? Optional.empty()
        : Optional.of(budget);
  }

  private static Optional<Matcher> number(Reply reply, String header) {
    return reply.header(header).map(String::trim).map(NUMBER::matcher).filter(Matcher::matches);
  }

  private static long whole(Matcher number) {
    return Long.parseLong(number.group(1).replace(",", ""));
  }

  private static Duration seconds(Matcher number) {
    String fraction = number.group(2) == null ? "" : number.group(2);
    return Duration.ofSeconds(
        whole(number), Long.parseLong(fraction + NO_NANOS.substring(fraction.length())));
  }
}
