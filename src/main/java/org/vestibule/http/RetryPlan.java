package org.vestibule.http;

import java.time.Duration;
import java.util.Optional;

/**
 * When a call that changes nothing at the other side is sent once more, and after which wait. A
 * wait that the other side asks for is kept to the second or not begun; its passing faults are
 * answered with a short wait that doubles and differs from caller to caller, so that those who met
 * the same fault do not come back together.
 *
 * @param repeats how often at most
 * @param firstDelay the longest wait before the first repeat after a fault
 * @param patience the longest sum of all waits of one call
 * @see "Service protection API limits" (Dataverse)
 */
public record RetryPlan(int repeats, Duration firstDelay, Duration patience) {
  /** For the pages' reads: a user waits five seconds at most for a service that is busy. */
  public static final RetryPlan READS =
      new RetryPlan(2, Duration.ofMillis(250), Duration.ofSeconds(5));

  /**
   * What a call has cost so far.
   *
   * @param tries how often it was sent
   * @param waited all waits together
   * @param left until its deadline
   */
  public record Spent(int tries, Duration waited, Duration left) {}

  /**
   * The wait before a repeat of a call that was answered; absent when the answer stands.
   *
   * @param chance from 0 to 1
   */
  public Optional<Duration> after(Reply reply, Spent spent, double chance) {
    Optional<Duration> wait =
        switch (reply.status()) {
          case 429 -> reply.retryAfter();
          case 503 -> reply.retryAfter().or(() -> Optional.of(pause(spent, chance)));
          case 502, 504 -> Optional.of(pause(spent, chance));
          default -> Optional.empty();
        };
    return wait.filter(it -> affordable(it, spent));
  }

  /**
   * The wait before a repeat of a call without an answer; absent when the failure stands. A
   * deadline that is over, TLS that is not acceptable, and a host that cannot be reached stand.
   *
   * @param chance from 0 to 1
   */
  public Optional<Duration> after(HttpFailure failure, Spent spent, double chance) {
    return failure.kind() == HttpFailure.Kind.BROKEN
        ? Optional.of(pause(spent, chance)).filter(it -> affordable(it, spent))
        : Optional.empty();
  }

  private Duration pause(Spent spent, double chance) {
    long longest = firstDelay.toMillis() << Math.min(spent.tries() - 1, 16);
    return Duration.ofMillis(Math.round(longest * (0.5 + chance / 2)));
  }

  private boolean affordable(Duration wait, Spent spent) {
    return spent.tries() <= repeats
        && spent.waited().plus(wait).compareTo(patience) <= 0
        && wait.compareTo(spent.left()) < 0;
  }
}
