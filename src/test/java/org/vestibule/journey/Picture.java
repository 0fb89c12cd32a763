package org.vestibule.journey;

import com.microsoft.playwright.Page;
import java.nio.file.Path;

/** Pictures of pages for people, in {@code target/screenshots}, with {@code -Dpictures}. */
final class Picture {
  private static final boolean WANTED = System.getProperty("pictures") != null;

  private Picture() {}

  /** Keeps the whole page as it looks now; each costs as much time as several checks. */
  static void keep(Page page, String name) {
    if (WANTED) {
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of("target/screenshots", name + ".png")));
    }
  }
}
