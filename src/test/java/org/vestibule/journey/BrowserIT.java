package org.vestibule.journey;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class BrowserIT {
  @RegisterExtension static final Deployed deployed = new Deployed();
  @RegisterExtension static final Browser browser = new Browser();

  @Test
  void opens_the_application() {
    Page page = browser.newPage();

    Response response = page.navigate(deployed.app().toString());

    assertEquals(200, response.status());
  }
}
