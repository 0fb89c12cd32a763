package org.vestibule.telemetry;

import java.time.Instant;
import java.util.Arrays;

/**
 * The lowest figure of the last five minutes, which is the window of Dataverse's limits.
 *
 * @see "Service protection API limits" (Dataverse)
 */
final class LowestLately {
  private static final int SLOTS = 5;

  private final double[] lowest = new double[SLOTS];
  private final long[] minutes = new long[SLOTS];

  LowestLately() {
    Arrays.fill(minutes, Long.MIN_VALUE);
  }

  synchronized void seen(double figure, Instant now) {
    long minute = minute(now);
    int slot = Math.floorMod(minute, SLOTS);
    if (minutes[slot] != minute) {
      minutes[slot] = minute;
      lowest[slot] = figure;
    } else {
      lowest[slot] = Math.min(lowest[slot], figure);
    }
  }

  /** NaN when nothing was seen. */
  synchronized double at(Instant now) {
    double result = Double.NaN;
    for (int slot = 0; slot < SLOTS; slot++) {
      long age = minute(now) - minutes[slot];
      if (age >= 0 && age < SLOTS && !(lowest[slot] >= result)) {
        result = lowest[slot];
      }
    }
    return result;
  }

  private static long minute(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), 60L);
  }
}
