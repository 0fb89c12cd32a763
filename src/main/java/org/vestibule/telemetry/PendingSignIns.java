package org.vestibule.telemetry;

import java.time.Instant;
import java.util.Arrays;
import org.vestibule.signin.PendingSignIn;

/**
 * How many sign-ins wait for their callback. They are counted by the minute in which they were
 * begun, so those that nobody answers drop out by themselves when their life is over.
 */
final class PendingSignIns {
  private static final int SLOTS = (int) PendingSignIn.LIFE.toMinutes() + 1;

  private final int[] counts = new int[SLOTS];
  private final long[] minutes = new long[SLOTS];

  PendingSignIns() {
    Arrays.fill(minutes, Long.MIN_VALUE);
  }

  synchronized void begun(Instant at) {
    add(minute(at), 1);
  }

  /** One that came too late has dropped out already. */
  synchronized void answered(Instant begunAt, Instant now) {
    if (lives(minute(begunAt), now)) {
      add(minute(begunAt), -1);
    }
  }

  synchronized int waiting(Instant now) {
    int waiting = 0;
    for (int slot = 0; slot < SLOTS; slot++) {
      waiting += lives(minutes[slot], now) ? counts[slot] : 0;
    }
    return waiting;
  }

  private void add(long minute, int change) {
    int slot = Math.floorMod(minute, SLOTS);
    if (minutes[slot] != minute) {
      minutes[slot] = minute;
      counts[slot] = 0;
    }
    counts[slot] += change;
  }

  /** Not one to come either: another node's clock may be ahead, by less than a slot. */
  private static boolean lives(long minute, Instant now) {
    long age = minute(now) - minute;
    return age >= 0 && age < SLOTS;
  }

  private static long minute(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), 60L);
  }
}
