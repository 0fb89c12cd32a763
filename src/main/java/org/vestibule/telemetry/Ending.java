package org.vestibule.telemetry;

import java.util.Locale;

/** How a hop ended, as a label. */
enum Ending {
  /** With what was asked for. */
  ANSWERED,
  /** With a no. */
  REFUSED,
  /** Without a usable answer. */
  FAILED;

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
