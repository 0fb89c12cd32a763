package org.vestibule.emulator;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which path belongs to which endpoint. */
final class Routes {
  private static final Map<String, Route> BELOW_TENANT = belowTenant();

  private final Site site;
  private final Metadata metadata;
  private final SignIn signIn;
  private final Authorize authorize;
  private final TokenEndpoint token;
  private final Logout logout;
  private final Dataverse dataverse;

  /**
   * An endpoint of one generation.
   *
   * @param struck null for endpoints no fault can strike
   */
  private record Route(String name, Version version, @Nullable Endpoint struck) {}

  Routes(Site site) {
    this.site = site;
    this.metadata = new Metadata(site);
    this.signIn = new SignIn(site);
    this.authorize = new Authorize(site, signIn);
    this.token = new TokenEndpoint(site);
    this.logout = new Logout(site);
    this.dataverse = new Dataverse(site);
  }

  /** The endpoint of a call, null when no fault can strike it. */
  static @Nullable Endpoint endpoint(Call call) {
    if (call.path().startsWith("/api/")) {
      return Endpoint.DATAVERSE;
    }
    Route route = BELOW_TENANT.get(rest(call.path()));
    return route == null ? null : route.struck();
  }

  Answer answer(Call call, @Nullable Fault fault) {
    String path = call.path();
    if (path.startsWith("/api/")) {
      return dataverse.answer(call, fault);
    }
    if (path.equals("/")) {
      return site.pages.start();
    }
    Answer asset = Pages.asset(path);
    if (asset != null) {
      return asset;
    }
    Route route = BELOW_TENANT.get(rest(path));
    return route == null ? notFound() : entra(route, call, fault);
  }

  private Answer entra(Route route, Call call, @Nullable Fault fault) {
    Tenant tenant;
    try {
      tenant = Tenant.named(call.path().split("/", 3)[1]);
    } catch (Refusal refusal) {
      boolean page = route.name().equals("authorize") || route.name().equals("logout");
      return page
          ? site.pages.error(refusal, site.time, call.correlation())
          : Answer.json(400, refusal.document(site.base, site.time, call.correlation()));
    }
    return switch (route.name()) {
      case "metadata" -> metadata.document(tenant, route.version(), fault);
      case "keys" -> metadata.keys(tenant, route.version());
      case "authorize" -> authorize.answer(tenant, route.version(), call, fault);
      case "token" -> token.answer(tenant, route.version(), call, fault);
      case "logout" -> logout.answer(call);
      case "login" -> call.isPost() ? signIn.chosen(call) : signIn.otherAccount(call);
      default -> signIn.consented(call);
    };
  }

  private static Answer notFound() {
    return Answer.json(404, Map.of("error", "not_found"));
  }

  private static String rest(String path) {
    int slash = path.indexOf('/', 1);
    return slash < 0 ? "" : path.substring(slash);
  }

  private static Map<String, Route> belowTenant() {
    Map<String, Route> routes = new LinkedHashMap<>();
    for (Version version : Version.values()) {
      routes.put(version.path("metadata"), new Route("metadata", version, Endpoint.METADATA));
      routes.put(version.path("keys"), new Route("keys", version, Endpoint.KEYS));
      routes.put(version.path("authorize"), new Route("authorize", version, Endpoint.AUTHORIZE));
      routes.put(version.path("token"), new Route("token", version, Endpoint.TOKEN));
      routes.put(version.path("logout"), new Route("logout", version, null));
    }
    routes.put("/login", new Route("login", Version.V2, null));
    routes.put("/consent", new Route("consent", Version.V2, null));
    return Map.copyOf(routes);
  }
}
