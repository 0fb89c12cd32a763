package org.vestibule.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.SessionCookieConfig;
import jakarta.servlet.SessionTrackingMode;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vestibule.config.ConfigurationException;
import org.vestibule.config.Settings;
import org.vestibule.doctor.Doctor;
import org.vestibule.http.Json;
import org.vestibule.oauth.Randomness;
import org.vestibule.web.ProblemView.Detail;

/**
 * The composition root: reads the configuration, builds everything once, and maps it to addresses.
 * Clock, randomness and environment enter here and nowhere else.
 */
public final class Startup implements ServletContextListener {
  private static final System.Logger LOG = System.getLogger("org.vestibule.startup");

  private final Clock clock = Clock.systemUTC();
  private final Randomness randomness = Randomness.secure();
  private final Doctor doctor = new Doctor();
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext web = event.getServletContext();
    var json = new Json();
    open.push(json);
    try {
      start(web, Settings.read(System.getProperties(), System.getenv()), json);
    } catch (ConfigurationException e) {
      LOG.log(System.Logger.Level.ERROR, () -> "configuration: " + e.getMessage());
      explain(web, e, json);
    }
  }

  private void start(ServletContext web, Settings settings, Json json) {
    var address = new PublicAddress(settings.publicUrl());
    var wiring = new Wiring(settings, json, clock, randomness);
    open.push(wiring);
    var pages = new Pages(address);
    var problems =
        new ProblemPages(
            pages,
            address,
            doctor,
            json,
            Map.of(
                "clientId", settings.clientId(),
                "environment", settings.dataverseUrl().toString()),
            clock,
            randomness);
    var note = new SignedOutNote(address.secure());
    var whoAmI = new WhoAmICall(wiring.sessions, wiring.renewal, wiring.webApi);
    var views = new DashboardViews(settings.dataverseUrl(), pages.locale());
    var policy = new ContentPolicy(wiring.provider, Wiring.signInHost(settings));

    cookie(web.getSessionCookieConfig(), address.secure());
    web.setSessionTrackingModes(Set.of(SessionTrackingMode.COOKIE));
    filter(web, "headers", new HeadersFilter(policy, address.secure()));
    servlet(web, "", new HomeServlet(address, problems, wiring.sessions, pages, note));
    servlet(web, "/login", new LoginServlet(address, problems, wiring.signIn, wiring.sessions));
    servlet(
        web,
        "/callback",
        new CallbackServlet(
            address,
            problems,
            wiring.signIn,
            wiring.sessions,
            new PostedCallbacks(clock, randomness)));
    servlet(web, "/dashboard", new DashboardServlet(address, problems, whoAmI, pages, views));
    servlet(web, "/whoami", new WhoAmIServlet(address, problems, whoAmI, json));
    servlet(
        web,
        "/logout",
        new LogoutServlet(address, problems, wiring.sessions, wiring.signOut, note));
    servlet(web, "/health/*", new HealthServlet(wiring.provider::ready, json));
    servlet(web, "/error", new ErrorServlet(problems));
    wiring.warmUp();
  }

  /** Nothing works but the page that says why. */
  private void explain(ServletContext web, ConfigurationException problem, Json json) {
    var address = new PublicAddress(Optional.empty());
    var problems =
        new ProblemPages(new Pages(address), address, doctor, json, Map.of(), clock, randomness);
    List<Detail> settings =
        problem.problems().stream().map(it -> new Detail(it.name(), it.text())).toList();
    filter(web, "headers", new HeadersFilter(() -> ContentPolicy.policy(""), false));
    filter(web, "misconfigured", new MisconfiguredFilter(problems, settings));
    servlet(web, "/health/*", new HealthServlet(() -> false, json));
    servlet(web, "/error", new ErrorServlet(problems));
  }

  /** {@code __Host-} binds the cookie to this host, its root and https. */
  private static void cookie(SessionCookieConfig cookie, boolean secure) {
    cookie.setName(secure ? "__Host-vestibule" : "vestibule");
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    // Strict would lose the sign-in: the provider's redirect comes from another site.
    cookie.setAttribute("SameSite", "Lax");
    if (secure) {
      cookie.setPath("/");
    }
  }

  private static void filter(ServletContext web, String name, Filter filter) {
    web.addFilter(name, filter)
        .addMappingForUrlPatterns(
            EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR), true, "/*");
  }

  private static void servlet(ServletContext web, String pattern, Servlet servlet) {
    web.addServlet(servlet.getClass().getSimpleName(), servlet).addMapping(pattern);
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        LOG.log(System.Logger.Level.WARNING, () -> "closing failed: " + Places.of(e));
      }
    }
  }
}
