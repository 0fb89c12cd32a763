package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vestibule.emulator.Emulator;
import org.vestibule.emulator.Persona;

/** How the emulator's pages look: in light and dark, in each language, from a telephone up. */
@Tag("tomcat")
final class EmulatorLooksIT {
  private static final List<Integer> WIDTHS = List.of(1440, 768, 320);

  @RegisterExtension static final Browser browser = new Browser();

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({"LIGHT, en-GB", "DARK, en-GB", "LIGHT, de-DE", "DARK, fr-FR"})
  void every_page_can_be_read_by_everybody_at_every_width(ColorScheme scheme, String locale)
      throws IOException {
    var options =
        new com.microsoft.playwright.Browser.NewContextOptions()
            .setColorScheme(scheme)
            .setLocale(locale);
    URI callback = URI.create("http://127.0.0.1:9/callback");
    try (Emulator emulator = Emulator.start(0);
        BrowserContext context = browser.context().browser().newContext(options)) {
      emulator.allowRedirect(callback);
      String tenant = emulator.base() + "/" + Emulator.TENANT + "/oauth2/v2.0/";
      String request =
          tenant
              + "authorize?response_type=code&client_id="
              + Emulator.CLIENT_ID
              + "&scope=openid%20profile%20email%20offline_access%20"
              + emulator.base()
              + "/user_impersonation&redirect_uri="
              + callback;
      Page page = context.newPage();
      String name = locale.substring(0, 2) + "-" + scheme.name().toLowerCase(Locale.ROOT);
      page.navigate(emulator.base() + "/");
      look(page, name + "-start");
      page.navigate(request);
      look(page, name + "-sign-in");
      page.locator("button[value=" + Persona.NEWCOMER.id() + "]").click();
      look(page, name + "-consent");
      page.navigate(request + "&login_hint=" + Persona.POLYGLOT.account());
      look(page, name + "-hinted");
      emulator.refuseOnPage(50105);
      page.navigate(request);
      look(page, name + "-error");
      page.navigate(tenant + "logout");
      look(page, name + "-signed-out");
    }
  }

  private static void look(Page page, String name) {
    for (int width : WIDTHS) {
      page.setViewportSize(width, 900);
      Object overflow =
          page.evaluate(
              "document.documentElement.scrollWidth - document.documentElement.clientWidth");
      assertEquals(0, ((Number) overflow).intValue(), name + "-" + width + " scrolls sideways");
    }
    Picture.keep(page, "emulator-" + name);
    assertEquals(
        List.of(),
        new AxeBuilder(page)
            .setLegacyMode(true).analyze().getViolations().stream()
                .map(it -> name + " " + it.getId() + " " + it.getNodes())
                .toList());
  }
}
