package org.vestibule.telemetry;

import io.micrometer.core.instrument.Counter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vestibule.signin.BeginResult;
import org.vestibule.signin.SignInListener;
import org.vestibule.signin.SignInResult;

/** Counts sign-ins by what became of them. */
final class SignInMeters implements SignInListener {
  private final Meters meters;
  private final Clock clock;
  private final HopTimer authorize;
  private final PendingSignIns pending = new PendingSignIns();
  private final Counter begun;
  private final Counter completed;
  private final Counter pageNeeded;
  private final Map<String, Counter> declined;
  private final Map<String, Counter> rejected;
  private final Map<String, Counter> failed;

  SignInMeters(Meters meters, Clock clock) {
    this.meters = meters;
    this.clock = clock;
    authorize = new HopTimer(meters, "authorize");
    begun = counter("begun", SignInCodes.NONE);
    completed = counter("completed", SignInCodes.NONE);
    pageNeeded = counter("page_needed", SignInCodes.NONE);
    declined = counters("declined", SignInCodes.declined());
    rejected = counters("rejected", SignInCodes.rejected());
    failed = counters("failed", SignInCodes.failed());
    meters.gauge(
        "vestibule.pending.sign.ins",
        "Sign-ins that wait for their callback; what was begun here and answered at another node"
            + " counts there as negative",
        () -> pending.waiting(clock.instant()));
  }

  private Counter counter(String outcome, String code) {
    return meters.counter(
        "vestibule.sign.ins", "Sign-ins by outcome", "outcome", outcome, "code", code);
  }

  private Map<String, Counter> counters(String outcome, List<String> codes) {
    var counters = new HashMap<String, Counter>();
    codes.forEach(code -> counters.put(code, counter(outcome, code)));
    return Map.copyOf(counters);
  }

  @Override
  public void begun(BeginResult result, Duration took) {
    if (result instanceof BeginResult.Redirect redirect) {
      begun.increment();
      pending.begun(redirect.pending().begunAt());
      authorize.took(Ending.ANSWERED, took);
    } else if (result instanceof BeginResult.Refused refused) {
      count(failed, SignInCodes.of(refused.refusal().error()));
      authorize.took(Ending.REFUSED, took);
    } else if (result instanceof BeginResult.Unavailable unavailable) {
      count(failed, SignInCodes.of(unavailable.failure().kind()));
      authorize.took(Ending.FAILED, took);
    }
  }

  @Override
  public void answered(SignInResult result, Optional<Instant> begunAt) {
    begunAt.ifPresent(at -> pending.answered(at, clock.instant()));
    if (result instanceof SignInResult.Completed) {
      completed.increment();
    } else if (result instanceof SignInResult.PageNeeded) {
      pageNeeded.increment();
    } else if (result instanceof SignInResult.Declined it) {
      count(declined, SignInCodes.of(it));
    } else if (result instanceof SignInResult.Rejected it) {
      count(rejected, it.reason().code());
    } else if (result instanceof SignInResult.Refused it) {
      count(failed, SignInCodes.of(it.refusal().error()));
    } else if (result instanceof SignInResult.Unavailable it) {
      count(failed, SignInCodes.of(it.failure().kind()));
    }
  }

  private static void count(Map<String, Counter> counters, String code) {
    Counter counter = counters.get(code);
    if (counter != null) {
      counter.increment();
    }
  }
}
