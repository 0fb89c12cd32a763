package org.vestibule.emulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which path belongs to which endpoint. */
final class Routes {
  /** First path segments that are a provider of their own and no tenant of Entra. */
  private static final Set<String> OTHERS = Set.of("op", "adfs");

  private static final Map<String, Route> ROUTES = routes();

  private final Site site;
  private final Metadata metadata;
  private final SignIn signIn;
  private final PushedRequests pushed;
  private final Authorize authorize;
  private final TokenEndpoint token;
  private final Logout logout;
  private final Dataverse dataverse;
  private final Discovery discovery;

  /**
   * An endpoint of one kind of provider.
   *
   * @param struck null for endpoints no fault can strike
   */
  private record Route(String name, Version version, @Nullable Endpoint struck) {}

  Routes(Site site) {
    this.site = site;
    this.metadata = new Metadata(site);
    this.signIn = new SignIn(site);
    this.pushed = new PushedRequests(site);
    this.authorize = new Authorize(site, signIn, pushed);
    this.token = new TokenEndpoint(site);
    this.logout = new Logout(site);
    this.dataverse = new Dataverse(site);
    this.discovery = new Discovery(site);
  }

  /** The endpoint of a call, null when no fault can strike it. */
  static @Nullable Endpoint endpoint(Call call) {
    if (call.origin() == Origin.DISCOVERY) {
      return Endpoint.DISCOVERY;
    }
    if (call.path().startsWith("/api/")) {
      return call.path().endsWith("/$batch") ? Endpoint.BATCH : Endpoint.DATAVERSE;
    }
    if (call.origin() != Origin.BASE) {
      return null;
    }
    Route route = ROUTES.get(key(call.path()));
    return route == null ? null : route.struck();
  }

  String base() {
    return site.base;
  }

  /** The address a call came to. */
  String origin(Call call) {
    return site.origin(call.origin());
  }

  Answer answer(Call call, @Nullable Strike strike) {
    String path = call.path();
    Environment environment = call.origin().environment();
    if (environment != null && path.startsWith("/api/")) {
      return dataverse.answer(environment, call, strike);
    }
    if (call.origin() == Origin.DISCOVERY && path.startsWith("/api/")) {
      return discovery.answer(call, strike);
    }
    if (call.origin() != Origin.BASE) {
      return notFound();
    }
    if (path.equals("/")) {
      return Pages.start(Texts.of(call));
    }
    if (path.equals("/elsewhere/keys")) {
      return metadata.foreignKeys();
    }
    Answer asset = Pages.asset(path);
    if (asset != null) {
      return asset;
    }
    Route route = ROUTES.get(key(path));
    boolean absent = route == null || (route.name().equals("par") && !site.switches.pushedRequests);
    return route == null || absent ? notFound() : provider(route, call, strike);
  }

  private Answer provider(Route route, Call call, @Nullable Strike strike) {
    Version version = route.version();
    Tenant tenant;
    try {
      tenant = Tenant.named(call.path().split("/", 3)[1]);
    } catch (Refusal refusal) {
      boolean page = route.name().equals("authorize") || route.name().equals("logout");
      return page
          ? Pages.error(refusal, site.time, call)
          : Answer.json(400, refusal.document(version, site, call.correlation()));
    }
    return switch (route.name()) {
      case "metadata" -> metadata.document(tenant, version, Strike.fault(strike));
      case "keys" -> metadata.keys(tenant, version);
      case "authorize" -> authorize.answer(tenant, version, call, strike);
      case "token" -> token.answer(tenant, version, call, strike);
      case "par" -> pushed.push(tenant, version, call, strike);
      case "logout" -> logout.answer(version, call);
      case "login" -> call.isPost() ? signIn.chosen(call) : signIn.otherAccount(call);
      default -> signIn.consented(call);
    };
  }

  private static Answer notFound() {
    return Answer.json(404, Map.of("error", "not_found"));
  }

  /** The path without the tenant; the other providers keep their name. */
  private static String key(String path) {
    int slash = path.indexOf('/', 1);
    if (slash < 0) {
      return "";
    }
    return OTHERS.contains(path.substring(1, slash)) ? path : path.substring(slash);
  }

  private static Map<String, Route> routes() {
    Map<String, Route> routes = new LinkedHashMap<>();
    for (Version version : Version.values()) {
      String root = version.place();
      routes.put(
          root + version.path("metadata"), new Route("metadata", version, Endpoint.METADATA));
      routes.put(root + version.path("keys"), new Route("keys", version, Endpoint.KEYS));
      routes.put(
          root + version.path("authorize"), new Route("authorize", version, Endpoint.AUTHORIZE));
      routes.put(root + version.path("token"), new Route("token", version, Endpoint.TOKEN));
      routes.put(root + version.path("logout"), new Route("logout", version, null));
      routes.put(root + "/login", new Route("login", version, null));
      routes.put(root + "/consent", new Route("consent", version, null));
    }
    for (Version version : List.of(Version.V2, Version.OPEN_ID)) {
      routes.put(version.place() + version.path("par"), new Route("par", version, Endpoint.PAR));
    }
    return Map.copyOf(routes);
  }
}
