package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vestibule.emulator.Persona;

/** Without scripts, and without a mouse. */
final class BrowserWithoutIT {
  @RegisterExtension static final Deployed deployed = new Deployed();
  @RegisterExtension static final Browser browser = new Browser();

  private final Tabs tabs = new Tabs(deployed, browser);

  @Test
  void signs_in_and_out_without_javascript() {
    try (BrowserContext context =
        browser
            .context()
            .browser()
            .newContext(
                new com.microsoft.playwright.Browser.NewContextOptions()
                    .setJavaScriptEnabled(false))) {
      Page page = context.newPage();
      page.navigate(deployed.app().toString());
      page.getByRole(AriaRole.BUTTON, Tabs.named("Sign in")).click();
      Tabs.choose(page, Persona.ADA);
      tabs.arrives(page, "dashboard");
      assertEquals(Persona.ADA.userId(), Tabs.userId(page));

      page.getByRole(AriaRole.BUTTON, Tabs.named("Sign out")).click();

      tabs.arrives(page, "");
      assertTrue(page.getByRole(AriaRole.STATUS).innerText().contains("You are signed out"));
    }
  }

  @Test
  void the_keyboard_is_enough() {
    Page page = tabs.open("");
    tabTo(page, "Sign in");
    page.keyboard().press("Enter");
    page.waitForURL(Pattern.compile(".*authorize.*"));
    tabTo(page, Persona.ADA.displayName());
    page.keyboard().press("Enter");
    tabs.arrives(page, "dashboard");

    tabTo(page, "Sign out");
    page.keyboard().press("Enter");
    tabs.arrives(page, "");

    assertTrue(page.getByRole(AriaRole.STATUS).isVisible());
  }

  @Test
  void the_first_tab_stop_skips_to_the_content() {
    Page page = tabs.open("");

    page.keyboard().press("Tab");
    assertEquals("Skip to the content", focused(page));
    page.keyboard().press("Enter");

    assertEquals("content", page.evaluate("document.activeElement.id"));
  }

  private static void tabTo(Page page, String text) {
    for (int i = 0; i < 12; i++) {
      page.keyboard().press("Tab");
      if (focused(page).startsWith(text)) {
        return;
      }
    }
    throw new AssertionError(text + " is not reached by Tab on " + page.url());
  }

  private static String focused(Page page) {
    Locator focus = page.locator(":focus");
    return focus.count() == 0 ? "" : focus.innerText();
  }
}
