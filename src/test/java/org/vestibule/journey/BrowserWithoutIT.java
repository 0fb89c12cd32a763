package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
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
  void chooses_a_language_and_meets_a_failure_without_javascript() {
    try (BrowserContext context =
        browser
            .context()
            .browser()
            .newContext(
                new com.microsoft.playwright.Browser.NewContextOptions()
                    .setJavaScriptEnabled(false))) {
      Page page = context.newPage();
      page.navigate(deployed.app() + "login");
      page.locator("button[value=" + Persona.OUTSIDER.id() + "]").click();
      tabs.arrives(page, "dashboard");

      page.getByRole(AriaRole.BUTTON, Tabs.named("Deutsch")).click();

      tabs.arrives(page, "dashboard");
      assertEquals("de", page.locator("html").getAttribute("lang"));
      assertTrue(page.getByRole(AriaRole.HEADING, Tabs.named("Was zu tun ist")).isVisible());
      assertEquals(6, page.locator(".chain li").count());
      assertEquals(0, page.getByRole(AriaRole.DIALOG).count());
      page.getByRole(AriaRole.BUTTON, Tabs.named("Noch einmal versuchen")).click();
      tabs.arrives(page, "dashboard");
    }
  }

  @Test
  void whoever_walks_by_keyboard_sees_where_he_is() {
    Page page = tabs.signIn();
    var unseen = new ArrayList<String>();

    for (int stop = 0; stop < 15; stop++) {
      page.keyboard().press("Tab");
      Object outline =
          page.evaluate(
              "[document.activeElement]"
                  + ".map(it => [getComputedStyle(it), it])"
                  + ".map(([style, it]) => style.outlineStyle + ' ' + style.outlineWidth + ' ' +"
                  + " it.outerHTML.slice(0, 60))[0]");
      if (!outline.toString().matches("(?s)(solid|auto) [1-9].*|none \\S+ <body.*")) {
        unseen.add(outline.toString());
      }
    }

    assertEquals(List.of(), unseen);
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
