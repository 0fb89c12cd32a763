package org.vestibule.emulator;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Authorization requests that clients deposit before they send the browser. Entra has no such
 * endpoint; it is there only while {@link Emulator#requirePushedRequests} is on.
 *
 * @see "RFC 9126, sections 2 and 4"
 */
final class PushedRequests {
  private static final String URN = "urn:ietf:params:oauth:request_uri:";
  private static final Duration LIFE = Duration.ofSeconds(60);
  private static final Set<String> CREDENTIALS =
      Set.of("client_secret", "client_assertion", "client_assertion_type");

  private final Site site;
  private final ClientAuthentication authentication;
  private final Bounded<String, Pushed> waiting = new Bounded<>(20_000);

  /** A request that waits for its browser. */
  private record Pushed(String clientId, Params params, Instant expiry) {}

  PushedRequests(Site site) {
    this.site = site;
    this.authentication = new ClientAuthentication(site);
  }

  /** The endpoint: checks the client and its request, and hands out a reference. */
  Answer push(Tenant tenant, Version version, Call call, @Nullable Strike strike) {
    String correlation = call.correlation();
    try {
      if (strike != null) {
        strike.refuse();
      }
      return TokenEndpoint.headers(kept(tenant, version, call), call, correlation);
    } catch (Refusal refusal) {
      Answer refused = Answer.json(refusal.status(), refusal.document(version, site, correlation));
      return TokenEndpoint.headers(refused, call, correlation);
    }
  }

  private Answer kept(Tenant tenant, Version version, Call call) {
    if (!call.isPost()) {
      throw Aadsts.POST_ONLY.refusal(call.method());
    }
    call.form().check();
    Set<String> audiences = TokenEndpoint.audiences(site, tenant, version, "token", "par");
    Registration client = authentication.client(call, false, audiences);
    Map<String, String> values = new LinkedHashMap<>(call.form().values());
    values.keySet().removeAll(CREDENTIALS);
    if (values.containsKey("request_uri")
        || !client.clientId().equals(call.form().need("client_id"))) {
      throw Aadsts.MALFORMED.refusal();
    }
    Params params = new Params(values, Set.of(), true);
    Call request = call.asking(params);
    AuthorizationRequest.ReturnAddress to =
        AuthorizationRequest.returnAddress(tenant, version, request, site);
    AuthorizationRequest.read(tenant, version, request, to, site, null);
    String uri = URN + Random.text(32);
    waiting.put(uri, new Pushed(client.clientId(), params, site.time.now().plus(LIFE)));
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("request_uri", uri);
    members.put("expires_in", LIFE.toSeconds());
    return Answer.json(201, members);
  }

  /** The request the browser's call stands for. */
  Call resolve(Call call) {
    if (!site.switches.pushedRequests) {
      return call;
    }
    Params params = call.params();
    params.check();
    String uri = params.get("request_uri");
    if (uri == null) {
      throw Aadsts.PUSHED_ONLY.refusal("request_uri");
    }
    if (!params.values().keySet().equals(Set.of("client_id", "request_uri"))) {
      throw Aadsts.MALFORMED.refusal();
    }
    Pushed pushed = waiting.take(uri);
    if (pushed == null
        || !pushed.clientId().equals(params.get("client_id"))
        || !site.time.now().isBefore(pushed.expiry())) {
      throw Aadsts.PUSHED_UNKNOWN.refusal();
    }
    return call.asking(pushed.params());
  }
}
