package org.vestibule.emulator;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;

/** The emulator's clock, which tests can push forward. */
final class Time {
  private static final DateTimeFormatter ENTRA =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final DateTimeFormatter HTTP =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  Instant now() {
    return Instant.now().plus(ahead.get());
  }

  void advance(Duration by) {
    ahead.updateAndGet(by::plus);
  }

  /** The real time in so many seconds, as HTTP writes it; clients compare it with their clock. */
  static String httpDate(long seconds) {
    return HTTP.format(Instant.now().plusSeconds(seconds));
  }

  /** Now, as Entra's errors write it: with a space where ISO 8601 has a T. */
  String entra() {
    return ENTRA.format(now());
  }
}
