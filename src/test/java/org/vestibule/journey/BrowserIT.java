package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vestibule.emulator.Fault;
import org.vestibule.emulator.Persona;

final class BrowserIT {
  @RegisterExtension static final Deployed deployed = new Deployed();
  @RegisterExtension static final Browser browser = new Browser();

  /** What the console complains of; a violation of the content policy is told there too. */
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  private boolean expectsRefusal;

  @BeforeEach
  void listen() {
    BrowserContext context = browser.context();
    context.setDefaultTimeout(10_000);
    context.onConsoleMessage(
        message -> {
          if (message.type().equals("error") || message.type().equals("warning")) {
            complaints.add(message.text());
          }
        });
    context.onWebError(error -> complaints.add(error.error()));
  }

  @AfterEach
  void the_console_is_silent() {
    // A page's own status is told there as well.
    complaints.removeIf(
        it -> expectsRefusal && it.startsWith("Failed to load resource: the server responded"));
    assertEquals(List.of(), complaints);
  }

  @Test
  void a_user_signs_in_and_sees_who_she_is() {
    Page page = open("");

    page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
    choose(page, Persona.ADA);

    arrives(page, "dashboard");
    assertEquals("Hello, " + Persona.ADA.displayName(), page.locator("h1").innerText());
    assertEquals(Persona.ADA.userId(), page.locator("#user-id").innerText());
  }

  @Test
  void a_deep_link_survives_the_sign_in() {
    Page page = open("dashboard?view=1");

    choose(page, Persona.ADA);

    arrives(page, "dashboard?view=1");
  }

  @Test
  void a_second_tab_is_in_without_a_question() {
    signIn();

    Page second = open("");

    arrives(second, "dashboard");
  }

  @Test
  void two_tabs_that_began_together_both_arrive() {
    Page first = open("dashboard?tab=1");
    Page second = open("dashboard?tab=2");

    choose(second, Persona.ADA);
    arrives(second, "dashboard?tab=2");
    choose(first, Persona.ADA);
    arrives(first, "dashboard?tab=1");

    second.reload();
    assertEquals(Persona.ADA.userId(), userId(second));
  }

  @Test
  void who_cancels_can_try_again() {
    expectsRefusal = true;
    Page page = open("dashboard?a=1");
    page.getByRole(AriaRole.BUTTON, named("Cancel")).click();
    explains(page);
    assertEquals("You cancelled the sign-in", page.locator("h1").innerText());

    page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
    choose(page, Persona.ADA);

    arrives(page, "dashboard?a=1");
  }

  @Test
  void a_newcomer_declines_and_then_accepts() {
    expectsRefusal = true;
    Page page = open("login?prompt=consent");
    choose(page, Persona.NEWCOMER);
    page.getByRole(AriaRole.BUTTON, named("Cancel")).click();
    explains(page);
    assertEquals("The sign-in was refused", page.locator("h1").innerText());

    page.navigate(deployed.app() + "login?prompt=consent");
    page.getByRole(AriaRole.BUTTON, named("Accept")).click();

    assertEquals(Persona.NEWCOMER.userId(), userId(page));
  }

  @Test
  void after_sign_out_the_landing_page_says_so_and_back_shows_nothing() {
    Page page = signIn();

    page.getByRole(AriaRole.BUTTON, named("Sign out")).click();
    arrives(page, "");
    assertTrue(page.getByRole(AriaRole.STATUS).innerText().contains("You are signed out"));
    page.goBack();

    assertFalse(page.content().contains(Persona.ADA.userId()), page.content());
    assertTrue(page.content().contains("Pick an account"), page.content());
  }

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
      page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
      choose(page, Persona.ADA);
      arrives(page, "dashboard");
      assertEquals(Persona.ADA.userId(), userId(page));

      page.getByRole(AriaRole.BUTTON, named("Sign out")).click();

      arrives(page, "");
      assertTrue(page.getByRole(AriaRole.STATUS).innerText().contains("You are signed out"));
    }
  }

  @Test
  void the_keyboard_is_enough() {
    Page page = open("");
    tabTo(page, "Sign in");
    page.keyboard().press("Enter");
    page.waitForURL(Pattern.compile(".*authorize.*"));
    tabTo(page, Persona.ADA.displayName());
    page.keyboard().press("Enter");
    arrives(page, "dashboard");

    tabTo(page, "Sign out");
    page.keyboard().press("Enter");
    arrives(page, "");

    assertTrue(page.getByRole(AriaRole.STATUS).isVisible());
  }

  @Test
  void the_first_tab_stop_skips_to_the_content() {
    Page page = open("");

    page.keyboard().press("Tab");
    assertEquals("Skip to the content", focused(page));
    page.keyboard().press("Enter");

    assertEquals("content", page.evaluate("document.activeElement.id"));
  }

  @Test
  void a_hostile_name_is_text() {
    Page page = open("login");

    choose(page, Persona.MALLORY);

    arrives(page, "dashboard");
    assertEquals("Hello, " + Persona.MALLORY.displayName(), page.locator("h1").innerText());
  }

  @Test
  void a_failure_of_the_environment_is_tried_again_by_its_button() {
    expectsRefusal = true;
    Page page = signIn();
    deployed.emulator().next(Fault.DATAVERSE_503);
    page.reload();
    assertEquals("Dynamics 365 does not answer", page.locator("h1").innerText());

    page.getByRole(AriaRole.BUTTON, named("Try again")).click();

    assertEquals(Persona.ADA.userId(), userId(page));
  }

  @Test
  void scripts_see_no_token_and_no_cookie() {
    Page page = signIn();

    Object seen =
        page.evaluate("[document.cookie, localStorage.length, sessionStorage.length].join()");

    assertEquals(",0,0", seen);
  }

  @Test
  void back_after_sign_in_does_not_break_anything() {
    expectsRefusal = true;
    Page page = open("");
    page.getByRole(AriaRole.BUTTON, named("Sign in")).click();
    choose(page, Persona.ADA);
    arrives(page, "dashboard");

    page.goBack();
    Response again = page.navigate(deployed.app() + "dashboard");

    assertEquals(200, again.status());
  }

  private static Page open(String path) {
    Page page = browser.newPage();
    page.navigate(deployed.app() + path);
    return page;
  }

  private static Page signIn() {
    Page page = open("login");
    choose(page, Persona.ADA);
    arrives(page, "dashboard");
    return page;
  }

  private static void choose(Page page, Persona persona) {
    page.locator("button[value=" + persona.id() + "]").click();
  }

  /** Redirects have come to their end here. */
  private static void arrives(Page page, String path) {
    // The provider may bring a parameter of ours back to the landing page.
    page.waitForURL(
        url ->
            (path.isEmpty() ? url.replaceFirst("\\?.*", "") : url).equals(deployed.app() + path));
  }

  private static void explains(Page page) {
    page.waitForURL(url -> url.startsWith(deployed.app() + "callback"));
  }

  private static String userId(Page page) {
    return page.locator("#user-id").innerText();
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
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
