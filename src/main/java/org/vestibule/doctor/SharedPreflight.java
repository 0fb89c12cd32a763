package org.vestibule.doctor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/**
 * One run of the checks at a time, whoever asks: those who come meanwhile, or within a few seconds,
 * see its verdicts. So nobody makes this application press the provider.
 */
public final class SharedPreflight implements Supplier<List<Verdict>> {
  private static final Duration SHARED = Duration.ofSeconds(5);

  private final Supplier<List<Verdict>> preflight;
  private final Clock clock;
  private List<Verdict> verdicts = List.of();
  private Instant at = Instant.MIN;

  /** Runs nothing yet. */
  public SharedPreflight(Supplier<List<Verdict>> preflight, Clock clock) {
    this.preflight = preflight;
    this.clock = clock;
  }

  @Override
  public synchronized List<Verdict> get() {
    if (at.isBefore(clock.instant().minus(SHARED))) {
      verdicts = preflight.get();
      at = clock.instant();
    }
    return verdicts;
  }
}
