package org.vestibule.web;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A browser and its operating system by the names that people know them by, as far as the browser
 * says. It may say anything, so this is a help to the memory and no proof.
 *
 * @see "RFC 9110, section 10.1.5"
 */
record BrowserName(Family family, System system) {
  /** Characters of the header that are looked at. */
  private static final int MAX = 512;

  /** The order matters: most browsers also name those that they descend from. */
  enum Family {
    EDGE("Microsoft Edge", "edg/", "edga/", "edgios/"),
    OPERA("Opera", "opr/", "opera"),
    SAMSUNG("Samsung Internet", "samsungbrowser/"),
    FIREFOX("Firefox", "firefox/", "fxios/"),
    CHROME("Chrome", "chrome/", "crios/", "chromium/"),
    SAFARI("Safari", "safari/"),
    OTHER("");

    private final String shown;
    private final String[] marks;

    Family(String shown, String... marks) {
      this.shown = shown;
      this.marks = marks;
    }
  }

  /** The order matters here as well. */
  enum System {
    WINDOWS("Windows", "windows"),
    ANDROID("Android", "android"),
    IPHONE("iPhone", "iphone"),
    IPAD("iPad", "ipad"),
    CHROME_OS("ChromeOS", " cros "),
    MAC("macOS", "macintosh", "mac os x"),
    LINUX("Linux", "linux", "x11"),
    OTHER("");

    private final String shown;
    private final String[] marks;

    System(String shown, String... marks) {
      this.shown = shown;
      this.marks = marks;
    }
  }

  static BrowserName of(@Nullable String userAgent) {
    String text = userAgent == null ? "" : userAgent;
    text = text.substring(0, Math.min(MAX, text.length())).toLowerCase(Locale.ROOT);
    Family family = Family.OTHER;
    for (Family it : Family.values()) {
      if (family == Family.OTHER && names(text, it.marks)) {
        family = it;
      }
    }
    System system = System.OTHER;
    for (System it : System.values()) {
      if (system == System.OTHER && names(text, it.marks)) {
        system = it;
      }
    }
    return new BrowserName(family, system);
  }

  private static boolean names(String text, String[] marks) {
    for (String mark : marks) {
      if (text.contains(mark)) {
        return true;
      }
    }
    return false;
  }

  /** A few capital letters for each of the two. */
  String code() {
    return family.name() + " " + system.name();
  }

  /** Absent when it is no code of this version. */
  static Optional<BrowserName> ofCode(String code) {
    String[] parts = code.split(" ", 2);
    try {
      return Optional.of(
          new BrowserName(Family.valueOf(parts[0]), System.valueOf(parts[parts.length - 1])));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Such as "Firefox on Windows". */
  String words(Formats formats) {
    if (family == Family.OTHER) {
      return system == System.OTHER
          ? formats.text("sessions.browser.other")
          : formats.text("sessions.browser.other.on", system.shown);
    }
    return system == System.OTHER
        ? family.shown
        : formats.text("sessions.browser.on", family.shown, system.shown);
  }
}
