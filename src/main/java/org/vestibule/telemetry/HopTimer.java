package org.vestibule.telemetry;

import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** The times of one hop, by how it ended. */
final class HopTimer {
  private final Map<Ending, Timer> timers = new EnumMap<>(Ending.class);

  HopTimer(Meters meters, String hop) {
    for (Ending ending : Ending.values()) {
      timers.put(ending, meters.hop(hop, ending));
    }
  }

  void took(Ending ending, Duration time) {
    Timer timer = timers.get(ending);
    if (timer != null) {
      timer.record(time);
    }
  }
}
