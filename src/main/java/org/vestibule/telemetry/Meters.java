package org.vestibule.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import java.util.stream.LongStream;

/** Makes meters; only constructors call it, so nothing that comes later makes a new series. */
final class Meters {
  /** From a cached answer to the longest time that a call is allowed. */
  private static final Duration[] BUCKETS =
      LongStream.of(5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry registry;

  Meters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** A counter; tags are names and values in turn. */
  Counter counter(String name, String description, String... tags) {
    return Counter.builder(name).description(description).tags(tags).register(registry);
  }

  /** The time of one hop that ended in one way. */
  Timer hop(String hop, Ending ending) {
    return Timer.builder("vestibule.hop")
        .description("Time of each hop of a request")
        .tags("hop", hop, "outcome", ending.label())
        .serviceLevelObjectives(BUCKETS)
        .register(registry);
  }

  /** A figure that is read when somebody looks; NaN means that it is not known. */
  void gauge(String name, String description, DoubleSupplier figure, String... tags) {
    Gauge.builder(name, figure::getAsDouble).description(description).tags(tags).register(registry);
  }
}
