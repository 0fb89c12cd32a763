package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.emulator.Fault;
import org.vestibule.emulator.Persona;

final class BrowserIT {
  @RegisterExtension static final Deployed deployed = new Deployed();
  @RegisterExtension static final Browser browser = new Browser();

  private final Tabs tabs = new Tabs(deployed, browser);

  /** What the console complains of; a violation of the content policy is told there too. */
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  private boolean expectsRefusal;

  @BeforeEach
  void listen() {
    BrowserContext context = browser.context();
    context.setDefaultTimeout(30_000);
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
    Page page = tabs.open("");

    page.getByRole(AriaRole.BUTTON, Tabs.named("Sign in")).click();
    Tabs.choose(page, Persona.ADA);

    tabs.arrives(page, "dashboard");
    assertEquals("Hello, " + Persona.ADA.displayName(), page.locator("h1").innerText());
    assertEquals(Persona.ADA.userId(), page.locator("#user-id").innerText());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "OUTSIDER,   User exists and is enabled",
    "DISABLED,   User exists and is enabled",
    "UNLICENSED, Licence and role",
    "ROLELESS,   Licence and role"
  })
  void whom_dynamics_refuses_sees_how_far_it_came(Persona persona, String broken) {
    expectsRefusal = true;
    Page page = tabs.open("dashboard");

    Tabs.choose(page, persona);

    tabs.arrives(page, "dashboard");
    assertEquals(broken + "\nfailed here", page.locator(".chain .broken").innerText());
    page.getByRole(AriaRole.BUTTON, Tabs.named("Sign out")).click();
    tabs.arrives(page, "");
  }

  @Test
  void who_may_read_little_sees_what_he_may_not() {
    Page page = tabs.open("login");

    Tabs.choose(page, Persona.PRIVATE);

    tabs.arrives(page, "dashboard");
    assertEquals(Persona.PRIVATE.userId(), Tabs.userId(page));
    assertEquals("not visible to you", page.locator("[aria-labelledby=roles] p").innerText());
  }

  @Test
  void a_guest_sees_that_he_is_one() {
    Page page = tabs.open("login");

    Tabs.choose(page, Persona.GUEST);

    tabs.arrives(page, "dashboard");
    assertTrue(page.locator("main").innerText().contains("Guest of the tenant"));
  }

  @Test
  void a_choice_of_language_lasts_in_every_tab() {
    Page page = tabs.signIn();

    page.getByRole(AriaRole.BUTTON, Tabs.named("Français")).click();

    tabs.arrives(page, "dashboard");
    assertEquals("Bonjour, " + Persona.ADA.displayName(), page.locator("h1").innerText());
    assertEquals("fr", tabs.open("").locator("html").getAttribute("lang"));
  }

  @Test
  void a_deep_link_survives_the_sign_in() {
    Page page = tabs.open("dashboard?view=1");

    Tabs.choose(page, Persona.ADA);

    tabs.arrives(page, "dashboard?view=1");
  }

  @Test
  void a_second_tab_is_in_without_a_question() {
    tabs.signIn();

    Page second = tabs.open("");

    tabs.arrives(second, "dashboard");
  }

  @Test
  void two_tabs_that_began_together_both_arrive() {
    Page first = tabs.open("dashboard?tab=1");
    Page second = tabs.open("dashboard?tab=2");

    Tabs.choose(second, Persona.ADA);
    tabs.arrives(second, "dashboard?tab=2");
    Tabs.choose(first, Persona.ADA);
    tabs.arrives(first, "dashboard?tab=1");

    second.reload();
    assertEquals(Persona.ADA.userId(), Tabs.userId(second));
  }

  @Test
  void who_cancels_can_try_again() {
    expectsRefusal = true;
    Page page = tabs.open("dashboard?a=1");
    page.getByRole(AriaRole.BUTTON, Tabs.named("Cancel")).click();
    tabs.explains(page);
    assertEquals("You cancelled the sign-in", page.locator("h1").innerText());

    page.getByRole(AriaRole.BUTTON, Tabs.named("Sign in")).click();
    Tabs.choose(page, Persona.ADA);

    tabs.arrives(page, "dashboard?a=1");
  }

  @Test
  void a_newcomer_declines_and_then_accepts() {
    expectsRefusal = true;
    Page page = tabs.open("login?prompt=consent");
    Tabs.choose(page, Persona.NEWCOMER);
    page.getByRole(AriaRole.BUTTON, Tabs.named("Cancel")).click();
    tabs.explains(page);
    assertEquals("You did not accept the permissions", page.locator("h1").innerText());

    page.navigate(deployed.app() + "login?prompt=consent");
    page.getByRole(AriaRole.BUTTON, Tabs.named("Accept")).click();

    assertEquals(Persona.NEWCOMER.userId(), Tabs.userId(page));
  }

  @Test
  void after_sign_out_the_landing_page_says_so_and_back_shows_nothing() {
    Page page = tabs.signIn();

    page.getByRole(AriaRole.BUTTON, Tabs.named("Sign out")).click();
    tabs.arrives(page, "");
    assertTrue(page.getByRole(AriaRole.STATUS).innerText().contains("You are signed out"));
    page.goBack();

    assertFalse(page.content().contains(Persona.ADA.userId()), page.content());
    assertTrue(page.content().contains("Pick an account"), page.content());
  }

  @Test
  void a_hostile_name_is_text() {
    Page page = tabs.open("login");

    Tabs.choose(page, Persona.MALLORY);

    tabs.arrives(page, "dashboard");
    assertEquals("Hello, " + Persona.MALLORY.displayName(), page.locator("h1").innerText());
  }

  @Test
  void a_failure_of_the_environment_is_tried_again_by_its_button() {
    expectsRefusal = true;
    Page page = tabs.signIn();
    deployed.emulator().next(Fault.DATAVERSE_503, 3);
    page.reload();
    assertEquals("Dynamics 365 does not answer", page.locator("h1").innerText());

    page.getByRole(AriaRole.BUTTON, Tabs.named("Try again")).click();

    assertEquals(Persona.ADA.userId(), Tabs.userId(page));
  }

  @Test
  void scripts_see_no_token_and_no_cookie() {
    Page page = tabs.signIn();

    Object seen =
        page.evaluate("[document.cookie, localStorage.length, sessionStorage.length].join()");

    assertEquals(",0,0", seen);
  }

  @Test
  void back_after_sign_in_does_not_break_anything() {
    expectsRefusal = true;
    Page page = tabs.open("");
    page.getByRole(AriaRole.BUTTON, Tabs.named("Sign in")).click();
    Tabs.choose(page, Persona.ADA);
    tabs.arrives(page, "dashboard");

    page.goBack();
    Response again = page.navigate(deployed.app() + "dashboard");

    assertEquals(200, again.status());
  }
}
