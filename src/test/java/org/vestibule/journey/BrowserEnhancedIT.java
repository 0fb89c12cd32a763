package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.vestibule.emulator.Fault;
import org.vestibule.emulator.Persona;

/** What scripts add to the pages; time passes by the browser's clock, not by waiting. */
@Tag("tomcat")
final class BrowserEnhancedIT {
  private static final long KILOBYTE = 1000;

  @RegisterExtension static final Deployed deployed = new Deployed();
  @RegisterExtension static final Browser browser = new Browser();

  private final Tabs tabs = new Tabs(deployed, browser);

  @BeforeEach
  void hurry() {
    browser.context().setDefaultTimeout(30_000);
  }

  @Test
  void an_id_is_copied_by_its_button_and_that_is_said() {
    browser.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    Page page = tabs.signIn();

    page.getByRole(AriaRole.BUTTON, Tabs.named("Copy: User id")).click();

    PlaywrightAssertions.assertThat(page.locator("#copy-texts")).hasText("Copied: User id");
    assertEquals(Persona.ADA.userId(), clipboard(page));
  }

  @Test
  void the_block_for_support_is_copied_as_lines() {
    browser.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
    Page page = tabs.signIn();

    page.getByRole(AriaRole.BUTTON, Tabs.named("Copy: For support")).click();

    PlaywrightAssertions.assertThat(page.locator("#copy-texts")).hasText("Copied: For support");
    String copied = clipboard(page);
    assertTrue(copied.matches("(?s)Reference: [A-Z0-9]{5}-[A-Z0-9]{5}\nTime: .*Java: .*"), copied);
    assertFalse(copied.contains("eyJ"), "a token: " + copied);
    assertFalse(copied.contains("Copy"), "a button's text: " + copied);
  }

  @Test
  void the_access_token_is_counted_down() {
    Page page = browser.newPage();
    page.clock().install();
    signIn(page);
    Locator timer = page.locator(".countdown strong");
    String before = timer.innerText();

    page.clock().fastForward(10 * 60_000);

    assertTrue(before.matches("\\d+ min"), before);
    assertEquals(minutes(before) - 10, minutes(timer.innerText()));
    page.clock().fastForward("02:00:00");
    assertEquals("over", timer.innerText());
  }

  @Test
  void before_the_session_ends_the_user_is_asked_and_stays() {
    Page page = browser.newPage();
    page.clock().install();
    signIn(page);
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    page.clock().fastForward("26:30");
    assertFalse(dialog.isVisible(), "too early");

    page.clock().fastForward("01:00");
    assertTrue(dialog.isVisible());
    assertTrue(dialog.innerText().contains("You have not used this page"), dialog.innerText());
    assertEquals("Stay signed in", page.locator(":focus").innerText());
    page.waitForResponse(
        answer -> answer.url().endsWith("/keep-alive") && answer.status() == 200,
        () -> page.keyboard().press("Enter"));

    PlaywrightAssertions.assertThat(dialog).isHidden();
    page.clock().fastForward("26:30");
    assertFalse(dialog.isVisible(), "its time began anew");
  }

  @Test
  void after_the_end_the_page_says_so_and_stays_readable() {
    Page page = browser.newPage();
    page.clock().install();
    signIn(page);

    page.clock().fastForward("30:05");

    Locator dialog = page.getByRole(AriaRole.DIALOG);
    assertTrue(dialog.innerText().contains("Your session has ended"), dialog.innerText());
    assertEquals(
        "/vestibule/login?return_to=%2Fdashboard",
        dialog
            .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Sign in"))
            .getAttribute("href"));
    dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Close")).click();
    page.clock().fastForward("01:00");
    assertFalse(dialog.isVisible(), "it is asked once");
    assertEquals(Persona.ADA.userId(), Tabs.userId(page));
  }

  @Test
  void who_is_signed_out_meanwhile_is_told_so_when_he_wants_to_stay() {
    Page page = browser.newPage();
    page.clock().install();
    signIn(page);
    page.clock().fastForward("28:00");
    browser.context().clearCookies();

    page.getByRole(AriaRole.BUTTON, Tabs.named("Stay signed in")).click();

    PlaywrightAssertions.assertThat(page.getByRole(AriaRole.DIALOG))
        .containsText("Your session has ended");
  }

  @Test
  void another_tab_keeps_the_session_of_this_one() {
    Page page = browser.newPage();
    page.clock().install();
    signIn(page);
    page.clock().fastForward("28:00");
    assertTrue(page.getByRole(AriaRole.DIALOG).isVisible());

    tabs.open("dashboard");

    PlaywrightAssertions.assertThat(page.getByRole(AriaRole.DIALOG)).isHidden();
  }

  @Test
  void a_page_that_was_asked_to_wait_comes_back_by_itself() {
    Page page = browser.newPage();
    page.clock().install();
    signIn(page);
    deployed.emulator().next(Fault.DATAVERSE_429);
    page.reload();
    assertEquals("You have reached a limit of Dynamics 365", page.locator("h1").innerText());
    assertTrue(page.locator("#wait time").getAttribute("datetime").endsWith("Z"));
    long seconds = Long.parseLong(page.locator("#wait").getAttribute("data-seconds-left"));
    long calls = calls();

    page.clock().fastForward(Math.max(0, seconds - 2) * 1000);
    assertEquals(calls, calls(), "it does not hammer");
    page.waitForResponse(
        answer -> answer.url().endsWith("/dashboard") && answer.status() == 200,
        () -> page.clock().fastForward(10_000));

    assertEquals(Persona.ADA.userId(), Tabs.userId(page));
  }

  @Test
  void who_does_not_want_that_stops_it() {
    Page page = browser.newPage();
    page.clock().install();
    signIn(page);
    deployed.emulator().next(Fault.DATAVERSE_429);
    page.reload();

    page.getByRole(AriaRole.BUTTON, Tabs.named("Do not try by itself")).click();
    page.clock().fastForward("10:00");

    assertEquals("You have reached a limit of Dynamics 365", page.locator("h1").innerText());
  }

  @Test
  void the_heading_of_a_failure_has_the_focus() {
    Page page = browser.newPage();
    page.navigate(deployed.app() + "nowhere");

    assertEquals("H1", page.evaluate("document.activeElement.tagName"));
  }

  @Test
  void the_signed_in_page_weighs_less_than_60_kilobytes_and_nothing_moves_while_it_loads() {
    Page page = tabs.signIn();
    page.addInitScript(
        """
        window.moved = 0;
        new PerformanceObserver(list => {
          for (const entry of list.getEntries()) { window.moved += entry.value; }
        }).observe({ type: 'layout-shift', buffered: true });
        """);
    var bytes = new AtomicLong();
    CDPSession network = browser.context().newCDPSession(page);
    network.send("Network.enable");
    network.send("Network.clearBrowserCache");
    network.on(
        "Network.loadingFinished",
        event -> bytes.addAndGet(event.get("encodedDataLength").getAsLong()));

    page.reload();
    page.waitForLoadState(LoadState.NETWORKIDLE);

    assertEquals(0.0, ((Number) page.evaluate("window.moved")).doubleValue(), "layout shift");
    assertTrue(bytes.get() > 10 * KILOBYTE, "nothing was measured: " + bytes);
    assertTrue(bytes.get() < 60 * KILOBYTE, bytes + " bytes");
    System.out.println("the signed-in page weighs " + bytes + " bytes");
  }

  @Test
  void a_second_page_fetches_no_static_file_again() {
    Page page = tabs.signIn();

    page.navigate(deployed.app() + "dashboard");

    Object sizes =
        page.evaluate(
            """
            () => performance.getEntriesByType('resource')
              .filter(it => it.name.includes('/assets/'))
              .map(it => it.transferSize)
            """);
    assertTrue(sizes.toString().matches("\\[0(, 0)+]"), sizes.toString());
  }

  private void signIn(Page page) {
    page.navigate(deployed.app() + "login");
    Tabs.choose(page, Persona.ADA);
    tabs.arrives(page, "dashboard");
  }

  private static String clipboard(Page page) {
    return page.evaluate("navigator.clipboard.readText()").toString().replace("\r", "");
  }

  private static int minutes(String text) {
    return Integer.parseInt(Pattern.compile("\\D").matcher(text).replaceAll(""));
  }

  private static long calls() {
    return deployed.emulator().requests("/WhoAmI").size();
  }
}
