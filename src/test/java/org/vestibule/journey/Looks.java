package org.vestibule.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.vestibule.emulator.Fault;
import org.vestibule.emulator.Persona;

/** Every page there is to look at, and the way to it for a browser with no past. */
record Looks(Deployed deployed) {
  /**
   * A page.
   *
   * @param name of its pictures
   */
  record Look(String name, Consumer<Page> way) {
    @Override
    public String toString() {
      return name;
    }
  }

  List<Look> all() {
    var all = new ArrayList<Look>();
    all.add(at("landing", ""));
    all.add(new Look("signed-out", this::signedOut));
    all.add(at("not-found", "nowhere"));
    all.add(at("cookie-test", "cookie-test"));
    all.add(at("setup", "setup"));
    all.add(at("setup-failed", "setup?back=1"));
    all.add(new Look("setup-closed", this::closed));
    all.add(new Look("setup-composed", page -> compose(page, "https://apps.example/crm")));
    all.add(new Look("setup-wrong", page -> compose(page, "http://apps.example")));
    all.add(at("help", "help"));
    all.add(at("help-code", "help?code=AADSTS50105"));
    all.add(new Look("dashboard", page -> signIn(page, Persona.ADA)));
    all.add(new Look("dashboard-hidden", page -> signIn(page, Persona.PRIVATE)));
    all.add(new Look("dashboard-hostile", page -> signIn(page, Persona.MALLORY)));
    all.add(new Look("dashboard-polyglot", page -> signIn(page, Persona.POLYGLOT)));
    all.add(new Look("environments", page -> behindSignIn(page, "environments")));
    all.add(new Look("sessions", this::sessions));
    all.add(new Look("comparison", page -> behindSignIn(page, "environments/compare")));
    for (Persona refused :
        List.of(Persona.OUTSIDER, Persona.DISABLED, Persona.UNLICENSED, Persona.ROLELESS)) {
      all.add(new Look("problem-" + refused.id(), page -> signIn(page, refused)));
    }
    all.add(new Look("problem-declined", this::declined));
    all.add(new Look("problem-throttled", this::throttled));
    all.add(new Look("problem-loop", this::loop));
    all.add(at("emulator-sign-in", "login"));
    all.add(new Look("emulator-consent", this::consent));
    return all;
  }

  private Look at(String name, String path) {
    return new Look(name, page -> page.navigate(deployed.app() + path));
  }

  private void signIn(Page page, Persona persona) {
    page.navigate(deployed.app() + "login");
    Tabs.choose(page, persona);
    page.waitForURL(deployed.app() + "dashboard");
  }

  private void behindSignIn(Page page, String path) {
    signIn(page, Persona.ADA);
    page.navigate(deployed.app() + path);
  }

  /** Of somebody who has few of them. */
  private void sessions(Page page) {
    signIn(page, Persona.GUEST);
    page.navigate(deployed.app() + "sessions?note=ended");
  }

  private void signedOut(Page page) {
    signIn(page, Persona.ADA);
    page.locator(".sign-out button").click();
    page.waitForURL(url -> url.startsWith(deployed.app().toString()) && !url.contains("dashboard"));
  }

  private void closed(Page page) {
    page.setExtraHTTPHeaders(Map.of("X-Forwarded-For", "192.0.2.7"));
    page.navigate(deployed.app() + "setup");
  }

  private void compose(Page page, String publicUrl) {
    page.navigate(deployed.app() + "setup");
    page.locator("#PUBLIC_URL").fill(publicUrl);
    page.locator("main form button").click();
    page.waitForURL(deployed.app() + "setup");
  }

  private void declined(Page page) {
    page.navigate(deployed.app() + "dashboard");
    page.locator("button[name=cancel]").click();
    page.waitForURL(url -> url.startsWith(deployed.app() + "callback"));
  }

  private void throttled(Page page) {
    signIn(page, Persona.ADA);
    deployed.emulator().next(Fault.DATAVERSE_429);
    // The page would come back by itself before everybody has looked at it.
    page.clock().setFixedTime(System.currentTimeMillis());
    page.reload();
  }

  /** The session's cookie is lost again and again. */
  private void loop(Page page) {
    signIn(page, Persona.ADA);
    for (int round = 0; round < 3; round++) {
      page.context().addCookies(List.of(lost()));
      page.navigate(deployed.app() + "dashboard");
    }
  }

  private Cookie lost() {
    return new Cookie("vestibule", "lost").setUrl(deployed.app().toString());
  }

  private void consent(Page page) {
    page.navigate(deployed.app() + "login?prompt=consent");
    Tabs.choose(page, Persona.NEWCOMER);
  }
}
