package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vestibule.emulator.Persona;
import org.vestibule.journey.Looks.Look;

/** How the pages look: in light and dark, from a telephone to a screen. */
@Tag("tomcat")
final class BrowserLooksIT {
  private static final List<Integer> WIDTHS = List.of(1440, 768, 320);
  private static final List<ColorScheme> SCHEMES = List.of(ColorScheme.LIGHT, ColorScheme.DARK);

  /**
   * Beside the rules that are on by default, that of WCAG 2.2 for the size of targets. The schemes
   * differ in colours only, so that the default rules about colours are enough for the second one.
   */
  private static final String AXE =
      """
      async scheme => {
        const found = await axe.run(document, {
          resultTypes: ['violations'],
          ...(scheme === 'LIGHT'
            ? { rules: { 'target-size': { enabled: true } } }
            : { runOnly: axe.getRules(['cat.color'])
                .filter(rule => !rule.tags.includes('wcag2aaa')).map(rule => rule.ruleId) }),
        });
        return found.violations.flatMap(rule =>
          rule.nodes.map(node => rule.id + ' ' + node.target + ' ' + node.failureSummary));
      }
      """;

  private static final String SIDEWAYS =
      "() => document.documentElement.scrollWidth - document.documentElement.clientWidth";

  @RegisterExtension static final Deployed deployed = new Deployed();
  @RegisterExtension static final Browser browser = new Browser();

  static List<Look> pages() {
    return new Looks(deployed).all();
  }

  @BeforeEach
  void hurry() {
    browser.context().setDefaultTimeout(30_000);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  void everybody_can_read_it_at_every_width_in_light_and_dark(Look look) {
    Page page = browser.newPage();
    look.way().accept(page);
    page.evaluate(AxeBuilder.getAxeScript());
    for (ColorScheme scheme : SCHEMES) {
      page.emulateMedia(
          new Page.EmulateMediaOptions()
              .setColorScheme(scheme)
              .setReducedMotion(ReducedMotion.REDUCE));
      for (int width : WIDTHS) {
        page.setViewportSize(width, 900);
        String name = look.name() + "-" + scheme.name().toLowerCase(Locale.ROOT) + "-" + width;
        Picture.keep(page, name);
        assertEquals(0, page.evaluate(SIDEWAYS), name + " scrolls sideways");
        assertEquals(List.of(), page.evaluate(AXE, scheme.name()), name);
      }
    }
  }

  @Test
  void no_text_is_cut_when_readers_space_it_out() {
    try (var context =
        browser
            .context()
            .browser()
            .newContext(
                new com.microsoft.playwright.Browser.NewContextOptions()
                    .setBypassCSP(true)
                    .setViewportSize(320, 900))) {
      Page page = context.newPage();
      page.navigate(deployed.app() + "login");
      Tabs.choose(page, Persona.ADA);
      page.waitForURL(deployed.app() + "dashboard");

      page.addStyleTag(
          new Page.AddStyleTagOptions()
              .setContent(
                  """
                  * {
                    line-height: 1.5 !important;
                    letter-spacing: 0.12em !important;
                    word-spacing: 0.16em !important;
                  }
                  p { margin-bottom: 2em !important; }
                  """));

      assertEquals(0, page.evaluate(SIDEWAYS), "scrolls sideways");
      assertEquals(
          List.of(),
          page.evaluate(
              """
              () => [...document.querySelectorAll('main *:not(svg, svg *), header *, footer *')]
                .filter(it => getComputedStyle(it).overflow !== 'visible')
                .filter(it => it.scrollWidth > it.clientWidth + 1
                    || it.scrollHeight > it.clientHeight + 1)
                .map(it => it.outerHTML.slice(0, 80))
              """));
    }
  }

  @Test
  void forced_colours_leave_every_mark_and_the_focus_visible() {
    Page page = browser.newPage();
    page.navigate(deployed.app() + "login");
    Tabs.choose(page, Persona.OUTSIDER);
    page.waitForURL(deployed.app() + "dashboard");
    page.emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
    Picture.keep(page, "problem-forced-colours");

    page.keyboard().press("Tab");
    page.keyboard().press("Tab");

    assertEquals("solid", page.evaluate("getComputedStyle(document.activeElement).outlineStyle"));
  }

  @Test
  void paper_shows_the_facts_and_no_buttons() {
    Page page = browser.newPage();
    page.navigate(deployed.app() + "login");
    Tabs.choose(page, Persona.ADA);
    page.waitForURL(deployed.app() + "dashboard");

    page.emulateMedia(
        new Page.EmulateMediaOptions().setMedia(com.microsoft.playwright.options.Media.PRINT));

    Picture.keep(page, "dashboard-paper");
    assertTrue(page.locator("#user-id").isVisible());
    assertEquals(0, page.locator("button:visible").count());
  }
}
