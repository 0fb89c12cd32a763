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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vestibule.config.ConfigurationException;
import org.vestibule.config.Settings;
import org.vestibule.doctor.Doctor;
import org.vestibule.http.Json;
import org.vestibule.http.Secret;
import org.vestibule.oauth.Randomness;
import org.vestibule.session.Established;
import org.vestibule.session.Sessions;
import org.vestibule.signin.SignIn;
import org.vestibule.telemetry.AuditLog;
import org.vestibule.telemetry.Metrics;
import org.vestibule.web.ProblemView.Detail;
import org.vestibule.web.Readiness.Part;
import org.vestibule.web.Readiness.Status;

/**
 * The composition root: reads the configuration, builds everything once, and maps it to addresses.
 * Clock, randomness and environment enter here and nowhere else.
 */
public final class Startup implements ServletContextListener {
  private static final System.Logger LOG = System.getLogger("org.vestibule.startup");

  private static final Part MISCONFIGURED = new Part("configuration", Status.DOWN, "invalid");

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
    var metrics = new Metrics(clock);
    open.push(metrics);
    var wiring = new Wiring(settings, json, clock, randomness, metrics);
    open.push(wiring);
    var pages = new Pages(address);
    var references = new References(randomness);
    var problems =
        new ProblemPages(
            pages,
            address,
            doctor,
            json,
            request -> wiring.sessions.established(request).map(Established::antiForgery),
            Map.of(
                "clientId", settings.clientId(),
                "environment", settings.dataverseUrl().toString()),
            clock,
            references);
    var audit = new Audit(new AuditLog(json, clock), references);
    var note = new SignedOutNote(address.secure());
    var loops = new LoopBreaker(address.secure(), clock);
    var views = new DashboardViews(settings.dataverseUrl(), Locale.ENGLISH);
    Sessions sessions = wiring.sessions;
    SignIn signIn = wiring.signIn;
    var redirect = new SignInRedirect(signIn, sessions, problems, audit);
    var answers = new CallbackAnswers(sessions, redirect, problems, loops, audit);
    var whoAmI =
        new WhoAmICall(
            sessions, wiring.renewal, wiring.claims, wiring.webApi, settings.dataverseUrl(), audit);
    var policy =
        new ContentPolicy(wiring.provider, Wiring.signInHost(settings), settings.frameAncestors());
    var signedOut = new SignedOutAnswers(loops, problems, json);
    var posted = new PostedCallbacks(clock, randomness);

    cookie(web.getSessionCookieConfig(), address);
    web.setSessionTrackingModes(Set.of(SessionTrackingMode.COOKIE));
    var sessionCount = new SessionCount();
    web.addListener(sessionCount);
    metrics.sessions(sessionCount::signedIn, sessionCount::all);

    var inFlight = new InFlight();
    graceful(new GracefulStop(wiring.readiness, inFlight, settings.operations().stopDelay()));
    filter(web, "in-flight", inFlight);
    filter(web, "headers", new HeadersFilter(policy, address.secure()));
    servlet(web, "", new HomeServlet(address, problems, sessions, pages, note));
    servlet(web, "/login", new LoginServlet(address, problems, signIn, redirect, audit, json));
    servlet(web, "/callback", new CallbackServlet(address, problems, signIn, answers, posted));
    servlet(
        web,
        "/dashboard",
        new DashboardServlet(address, problems, whoAmI, signedOut, pages, views));
    servlet(web, "/whoami", new WhoAmIServlet(address, problems, whoAmI, json));
    servlet(
        web,
        "/logout",
        new LogoutServlet(
            address,
            problems,
            sessions,
            wiring.signOut,
            new Farewell(sessions, note, loops, audit)));
    servlet(
        web,
        "/logout/frontchannel",
        new FrontChannelLogoutServlet(sessions.revocations(), signIn, policy, audit));
    servlet(
        web,
        "/logout/backchannel",
        new BackChannelLogoutServlet(wiring.logoutTokens, sessions.revocations(), json, audit));
    servlet(web, "/cookie-test", new CookieTestServlet(address, problems));
    servlet(web, "/health/*", new HealthServlet(wiring.readiness, json));
    servlet(web, "/metrics", new MetricsServlet(metrics, token(settings)));
    servlet(web, "/error", new ErrorServlet(problems));
    wiring.warmUp();
  }

  /** The last to come is the first to be closed. */
  private void graceful(GracefulStop stop) {
    open.push(stop::finish);
    StopSignal.listen(stop).ifPresent(open::push);
  }

  private static Optional<Secret> token(Settings settings) {
    return settings.operations().metricsToken().map(it -> new Secret(it.value()));
  }

  /** Nothing works but the page that says why. */
  private void explain(ServletContext web, ConfigurationException problem, Json json) {
    var address = new PublicAddress(Optional.empty());
    var problems =
        new ProblemPages(
            new Pages(address),
            address,
            doctor,
            json,
            request -> Optional.empty(),
            Map.of(),
            clock,
            new References(randomness));
    List<Detail> settings =
        problem.problems().stream().map(it -> new Detail(it.name(), it.text())).toList();
    filter(web, "headers", new HeadersFilter(() -> ContentPolicy.policy("", "'none'"), false));
    filter(web, "misconfigured", new MisconfiguredFilter(problems, settings));
    servlet(web, "/health/*", new HealthServlet(new Readiness(List.of(() -> MISCONFIGURED)), json));
    servlet(web, "/error", new ErrorServlet(problems));
  }

  /** {@code __Host-} binds the cookie to this host, its root and https. */
  private static void cookie(SessionCookieConfig cookie, PublicAddress address) {
    boolean secure = address.secure();
    cookie.setName(secure ? "__Host-vestibule" : "vestibule");
    cookie.setHttpOnly(true);
    cookie.setSecure(secure);
    // Strict would lose the sign-in: the provider's redirect comes from another site.
    cookie.setAttribute("SameSite", "Lax");
    address.cookiePath().ifPresent(cookie::setPath);
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
