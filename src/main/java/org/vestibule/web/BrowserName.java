package org.vestibule.web;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A browser and its operating system by the names that people know them by, as far as the browser
 * says. It may say anything, so this is a help to the memory and no proof.
 *
 * @see "RFC 9110, section 10.1.5"
 */
record BrowserName(Family family, Platform platform) {
  private static final List<Family> FAMILIES = List.of(Family.values());
  private static final List<Platform> PLATFORMS = List.of(Platform.values());

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

    @SuppressWarnings("ImmutableEnumChecker") // It is: the type cannot say so.
    private final List<String> marks;

    Family(String shown, String... marks) {
      this.shown = shown;
      this.marks = List.of(marks);
    }
  }

  /** The order matters here as well. */
  enum Platform {
    WINDOWS("Windows", "windows"),
    ANDROID("Android", "android"),
    IPHONE("iPhone", "iphone"),
    IPAD("iPad", "ipad"),
    CHROME_OS("ChromeOS", " cros "),
    MAC("macOS", "macintosh", "mac os x"),
    LINUX("Linux", "linux", "x11"),
    OTHER("");

    private final String shown;

    @SuppressWarnings("ImmutableEnumChecker") // It is: the type cannot say so.
    private final List<String> marks;

    Platform(String shown, String... marks) {
      this.shown = shown;
      this.marks = List.of(marks);
    }
  }

  static BrowserName of(@Nullable String userAgent) {
    String text = userAgent == null ? "" : userAgent;
    text = text.substring(0, Math.min(MAX, text.length())).toLowerCase(Locale.ROOT);
    return new BrowserName(family(text), platform(text));
  }

  private static Family family(String text) {
    for (Family it : FAMILIES) {
      if (names(text, it.marks)) {
        return it;
      }
    }
    return Family.OTHER;
  }

  private static Platform platform(String text) {
    for (Platform it : PLATFORMS) {
      if (names(text, it.marks)) {
        return it;
      }
    }
    return Platform.OTHER;
  }

  private static boolean names(String text, List<String> marks) {
    for (String mark : marks) {
      if (text.contains(mark)) {
        return true;
      }
    }
    return false;
  }

  /** A few capital letters for each of the two. */
  String code() {
    return family.name() + " " + platform.name();
  }

  /** Absent when it is no code of this version. */
  static Optional<BrowserName> ofCode(String code) {
    String[] parts = code.split(" ", 2);
    try {
      return Optional.of(
          new BrowserName(Family.valueOf(parts[0]), Platform.valueOf(parts[parts.length - 1])));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Such as "Firefox on Windows". */
  String words(Formats formats) {
    if (family == Family.OTHER) {
      return platform == Platform.OTHER
          ? formats.text("sessions.browser.other")
          : formats.text("sessions.browser.other.on", platform.shown);
    }
    return platform == Platform.OTHER
        ? family.shown
        : formats.text("sessions.browser.on", family.shown, platform.shown);
  }
}
