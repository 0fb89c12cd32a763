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
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.vestibule.config.ConfigurationException;
import org.vestibule.config.Reading;
import org.vestibule.config.Settings;
import org.vestibule.doctor.Doctor;
import org.vestibule.http.Json;
import org.vestibule.http.Secret;
import org.vestibule.oauth.Randomness;
import org.vestibule.session.Sessions;
import org.vestibule.signin.SignIn;
import org.vestibule.telemetry.AuditLog;
import org.vestibule.telemetry.EventLog;
import org.vestibule.telemetry.Metrics;
import org.vestibule.web.Readiness.Part;
import org.vestibule.web.Readiness.Status;

/**
 * The composition root: reads the configuration, builds everything once, and maps it to addresses.
 * Clock, randomness and environment enter here and nowhere else.
 */
public final class Startup implements ServletContextListener {
  private static final EventLog LOG = EventLog.of("org.vestibule.startup");

  /** Seconds: work for the first user must not hold up the server's start and first page. */
  private static final long WARM_UP = 1;

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
    Reading reading =
        Payara.check(web.getServerInfo(), Reading.of(System.getProperties(), System.getenv()));
    EventLog.use(Operating.format(reading), clock);
    try {
      start(web, reading, reading.orThrow(), json);
    } catch (ConfigurationException e) {
      LOG.write(System.Logger.Level.ERROR, "configuration", String.valueOf(e.getMessage()));
      explain(web, reading, json);
    }
  }

  private void start(ServletContext web, Reading reading, Settings settings, Json json) {
    var address = new PublicAddress(settings.publicUrl());
    var metrics = new Metrics(clock);
    open.push(metrics);
    var wiring = new Wiring(settings, json, clock, randomness, metrics);
    open.push(wiring);
    open.push(wiring.shared);
    Sessions sessions = wiring.sessions;
    var known = EngineFilter.orNobody(sessions::established);
    var clocks = SessionClock.of(known, settings.sessionIdle(), settings.sessionMaxAge(), clock);
    var frame = new Frame(Assets.of(web), clocks);
    var pages = frame.pages(address);
    var references = new References(randomness.names());
    var problems =
        new ProblemPages(
            pages,
            address,
            doctor,
            json,
            known,
            Map.of(
                "clientId", settings.clientId(),
                "environment", settings.dataverseUrl().toString(),
                "scope", settings.scope(),
                "tenant", settings.tenantId().orElse("")),
            clock,
            references);
    var audit = new Audit(new AuditLog(clock), references);
    var note = new SignedOutNote(address.secure());
    var loops = new LoopBreaker(address.secure(), clock);
    var views =
        new DashboardViews(
            json,
            wiring.discovery.isPresent(),
            settings.sessionMaxAge(),
            About.of(web, System.getProperty("java.version")),
            clock,
            references);
    SignIn signIn = wiring.signIn;
    var redirect = new SignInRedirect(signIn, sessions, problems, audit);
    var answers = new CallbackAnswers(sessions, redirect, problems, loops, audit);
    var slots = new TokenSlots(wiring.renewal, settings.dataverseUrl(), wiring.discovery.isEmpty());
    var calls = new UserCall(sessions, slots, wiring.claims, audit);
    var recent = new RecentAnswers(settings.reuse(), clock);
    var whoAmI =
        new WhoAmICall(sessions, slots, calls, wiring.webApi, wiring.comparing, recent, clock);
    var policy =
        new ContentPolicy(wiring.provider, Wiring.signInHost(settings), settings.frameAncestors());
    var signedOut = new SignedOutAnswers(loops, problems, json);
    var posted = new PostedCallbacks(wiring.shared.engine(), randomness);

    cookie(web.getSessionCookieConfig(), address);
    web.setSessionTrackingModes(Set.of(SessionTrackingMode.COOKIE));
    web.addListener(new SessionEndings(sessions, audit));
    new Operating(settings.operations(), wiring.readiness, metrics, json, randomness)
        .map(web, open);
    filter(web, "headers", new HeadersFilter(policy, Optional.of(address), address.secure()));
    filter(web, "engine", new EngineFilter(wiring.shared.engine(), problems));
    servlet(web, "", new HomeServlet(address, problems, sessions, pages, note));
    servlet(web, "/login", new LoginServlet(address, problems, signIn, redirect, audit, json));
    servlet(web, "/callback", new CallbackServlet(address, problems, signIn, answers, posted));
    servlet(
        web,
        "/dashboard",
        new DashboardServlet(address, problems, whoAmI, signedOut, pages, views));
    servlet(
        web, "/dashboard/refresh", new RefreshServlet(address, problems, sessions, recent, audit));
    servlet(web, "/whoami", new WhoAmIServlet(address, problems, whoAmI, json));
    web.setAttribute("environments", wiring.discovery.isPresent());
    var environments =
        new EnvironmentServlets(sessions, calls, whoAmI, recent, slots, signedOut, clock);
    environments
        .of(wiring, address, problems, pages, audit)
        .forEach((pattern, servlet) -> servlet(web, pattern, servlet));
    new SessionServlets(
            new Farewell(sessions, recent, note, loops, audit),
            pages,
            signedOut,
            settings.operations().adminToken().map(it -> new Secret(it.value())))
        .of(wiring, address, problems, json, clock)
        .forEach((pattern, servlet) -> servlet(web, pattern, servlet));
    servlet(
        web,
        "/logout/frontchannel",
        new FrontChannelLogoutServlet(sessions.revocations(), signIn, policy, audit));
    servlet(
        web,
        "/logout/backchannel",
        new BackChannelLogoutServlet(wiring.logoutTokens, sessions.revocations(), json, audit));
    servlet(web, "/keep-alive", new KeepAliveServlet(address, problems, clocks, json));
    frame(web, frame, address, problems);
    servlet(web, "/cookie-test", new CookieTestServlet(address, problems));
    servlet(web, "/help", new HelpServlet(address, problems, pages, doctor));
    servlet(web, HeadersFilter.REPORTS, new CspReportServlet(new CspReports(json, clock)));
    servlet(web, "/error", new ErrorServlet(problems));
    var setup =
        Setup.of(
            reading,
            settings,
            wiring.client.authentication(),
            new SetupGate(clock, randomness, address.secure()),
            frame::pages,
            json,
            clock,
            randomness);
    servlet(web, "/setup", setup.servlet(problems));
    Runnable beforehand =
        () -> {
          wiring.warmUp();
          sessions.rehearse();
        };
    Future<?> unused = wiring.background.schedule(beforehand, WARM_UP, TimeUnit.SECONDS);
  }

  /** What pages need that nobody is signed in for. */
  private static void frame(
      ServletContext web, Frame frame, PublicAddress address, ProblemPages problems) {
    CompiledViews.map(web);
    Payara.plainTags(web);
    servlet(web, "/language", new LanguageServlet(address, problems));
    servlet(web, "/assets/*", new AssetServlet(frame.assets()));
  }

  /** Nothing works but the page that says why. */
  private void explain(ServletContext web, Reading reading, Json json) {
    var address = new PublicAddress(Optional.empty());
    var frame = Frame.signedOut(web);
    var pages = frame.pages(address);
    var problems =
        new ProblemPages(
            pages,
            address,
            doctor,
            json,
            request -> Optional.empty(),
            Map.of(),
            clock,
            new References(randomness.names()));
    var setup = Setup.of(reading, new SetupGate(clock, randomness, false), frame::pages);
    filter(
        web,
        "headers",
        new HeadersFilter(() -> ContentPolicy.policy("", "'none'"), Optional.empty(), false));
    filter(web, "misconfigured", new MisconfiguredFilter(problems, pages, setup.pages(), reading));
    servlet(web, "/setup", setup.servlet(problems));
    frame(web, frame, address, problems);
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

  static void filter(ServletContext web, String name, Filter filter) {
    web.addFilter(name, filter)
        .addMappingForUrlPatterns(
            EnumSet.of(DispatcherType.REQUEST, DispatcherType.ERROR), true, "/*");
  }

  static void servlet(ServletContext web, String pattern, Servlet servlet) {
    web.addServlet(servlet.getClass().getSimpleName(), servlet).addMapping(pattern);
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        LOG.write(System.Logger.Level.WARNING, "close.failed", Places.of(e));
      }
    }
  }
}
