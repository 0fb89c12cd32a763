package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vestibule.emulator.Persona;

/** How the pages look: in light and dark, from a telephone to a screen. */
final class BrowserLooksIT {
  private static final List<Integer> WIDTHS = List.of(1440, 768, 320);

  @RegisterExtension static final Deployed deployed = new Deployed();
  @RegisterExtension static final Browser browser = new Browser();

  @ParameterizedTest(name = "{0}")
  @EnumSource(names = {"LIGHT", "DARK"})
  void every_page_can_be_read_by_everybody_at_every_width(ColorScheme scheme) {
    var options =
        new com.microsoft.playwright.Browser.NewContextOptions()
            .setColorScheme(scheme)
            .setReducedMotion(ReducedMotion.REDUCE);
    try (BrowserContext context = browser.context().browser().newContext(options)) {
      Page page = context.newPage();
      page.navigate(deployed.app().toString());
      look(page, scheme, "landing");
      page.navigate(deployed.app() + "nowhere");
      look(page, scheme, "not-found");
      page.navigate(deployed.app() + "login");
      page.locator("button[value=" + Persona.OUTSIDER.id() + "]").click();
      page.waitForURL(deployed.app() + "dashboard");
      look(page, scheme, "problem");
      page.navigate(deployed.app() + "login?prompt=login");
      page.locator("button[value=" + Persona.ADA.id() + "]").click();
      page.waitForURL(deployed.app() + "dashboard");
      look(page, scheme, "dashboard");
      page.locator(".sign-out button").click();
      page.waitForURL(deployed.app() + "**");
      look(page, scheme, "signed-out");
    }
  }

  private static void look(Page page, ColorScheme scheme, String name) {
    for (int width : WIDTHS) {
      page.setViewportSize(width, 900);
      String file = name + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(
                  Path.of(
                      "target/screenshots",
                      System.getProperty("arquillian.launch", "server"),
                      file + ".png")));
      Object overflow =
          page.evaluate(
              "document.documentElement.scrollWidth - document.documentElement.clientWidth");
      assertEquals(0, ((Number) overflow).intValue(), file + " scrolls sideways");
    }
    var violations = new AxeBuilder(page).setLegacyMode(true).analyze().getViolations();
    assertTrue(
        violations.isEmpty(),
        () ->
            name
                + " "
                + scheme
                + ": "
                + violations.stream().map(it -> it.getId() + " " + it.getNodes()).toList());
  }
}
