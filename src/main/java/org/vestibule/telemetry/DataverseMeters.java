package org.vestibule.telemetry;

import io.micrometer.core.instrument.Counter;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vestibule.dataverse.Budget;
import org.vestibule.dataverse.CallListener;
import org.vestibule.dataverse.Served;
import org.vestibule.dataverse.ServedCall;

/** Times and counts the calls to Dataverse, and remembers what it says is left. */
final class DataverseMeters implements CallListener {
  private static final List<String> STATUSES = List.of("2xx", "3xx", "4xx", "429", "5xx", "none");

  /** Of a call that this class has no name for. */
  private static final String OTHER = "other";

  private record Call(HopTimer timer, Map<String, Counter> statuses) {}

  private final Clock clock;
  private final Map<String, Call> calls;
  private final Call other;
  private final Counter repeats;
  private final LowestLately requests = new LowestLately();
  private final LowestLately seconds = new LowestLately();

  DataverseMeters(Meters meters, Clock clock) {
    this.clock = clock;
    other = call(meters, OTHER);
    calls =
        Map.of(
            "WhoAmI", call(meters, "whoami"),
            "$batch", call(meters, "batch"),
            "Instances", call(meters, "discovery"));
    repeats = meters.counter("vestibule.dataverse.repeats", "Calls to Dataverse sent once more");
    meters.gauge(
        "vestibule.dataverse.budget.requests",
        "Lowest number of requests that was left to a user within the last five minutes",
        () -> requests.at(clock.instant()));
    meters.gauge(
        "vestibule.dataverse.budget.seconds",
        "Lowest execution time that was left to a user within the last five minutes",
        () -> seconds.at(clock.instant()));
  }

  private static Call call(Meters meters, String hop) {
    var statuses = new HashMap<String, Counter>();
    for (String status : STATUSES) {
      statuses.put(
          status,
          meters.counter(
              "vestibule.dataverse.calls",
              "Calls to Dataverse by the class of their last status",
              "hop",
              hop,
              "status",
              status));
    }
    return new Call(new HopTimer(meters, hop), Map.copyOf(statuses));
  }

  @Override
  public void served(Served heard) {
    ServedCall served = heard.call();
    Call call = calls.getOrDefault(served.name(), other);
    String status = status(served.status());
    call.timer().took(ending(status), served.took());
    Counter counter = call.statuses().get(status);
    if (counter != null) {
      counter.increment();
    }
    repeats.increment(Math.max(0, served.tries() - 1));
    heard.budget().ifPresent(this::left);
  }

  private void left(Budget budget) {
    budget.requests().ifPresent(it -> requests.seen(it, clock.instant()));
    budget.time().ifPresent(it -> seconds.seen(it.toMillis() / 1000.0, clock.instant()));
  }

  private static String status(int status) {
    if (status == 429) {
      return "429";
    }
    return status >= 200 && status < 600 ? status / 100 + "xx" : "none";
  }

  private static Ending ending(String status) {
    return switch (status) {
      case "2xx" -> Ending.ANSWERED;
      case "4xx" -> Ending.REFUSED;
      default -> Ending.FAILED;
    };
  }
}
