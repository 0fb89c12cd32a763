package org.vestibule.journey;

import com.microsoft.playwright.Page;
import org.vestibule.emulator.Persona;

/** What a user does in the tabs of a browser. */
record Tabs(Deployed deployed, Browser browser) {
  Page open(String path) {
    Page page = browser.newPage();
    page.navigate(deployed.app() + path);
    return page;
  }

  Page signIn() {
    Page page = open("login");
    choose(page, Persona.ADA);
    arrives(page, "dashboard");
    return page;
  }

  static void choose(Page page, Persona persona) {
    page.locator("button[value=" + persona.id() + "]").click();
  }

  /** Redirects have come to their end here. */
  void arrives(Page page, String path) {
    // The provider may bring a parameter of ours back to the landing page.
    page.waitForURL(
        url ->
            (path.isEmpty() ? url.replaceFirst("\\?.*", "") : url).equals(deployed.app() + path));
  }

  void explains(Page page) {
    page.waitForURL(url -> url.startsWith(deployed.app() + "callback"));
  }

  static String userId(Page page) {
    return page.locator("#user-id").innerText();
  }

  static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }
}
