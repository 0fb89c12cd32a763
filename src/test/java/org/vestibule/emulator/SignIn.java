package org.vestibule.emulator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The sign-in and consent pages, and the answer they end with. */
final class SignIn {
  private final Site site;
  private final Bounded<String, Flow> flows = new Bounded<>(20_000);

  /**
   * A request that waits for its user.
   *
   * @param session null until an account was chosen
   */
  record Flow(AuthorizationRequest request, Directory.@Nullable Session session) {}

  SignIn(Site site) {
    this.site = site;
  }

  /** The sign-in page. A known login hint shows that account only, unless all are asked for. */
  Answer page(AuthorizationRequest request, boolean all) {
    String flow = Random.text(32);
    flows.put(flow, new Flow(request, null));
    return Pages.signIn(flow, request, all);
  }

  /** {@code GET /{tenant}/login?flow=}: the same request with every account to choose from. */
  Answer otherAccount(Call call) {
    Flow flow = flows.take(call.query().get("flow"));
    return flow == null ? expired(call) : page(flow.request(), true);
  }

  /** {@code POST /{tenant}/login}: an account was chosen, or nothing. */
  Answer chosen(Call call) {
    Flow flow = flows.take(call.form().get("flow"));
    if (flow == null) {
      return expired(call);
    }
    AuthorizationRequest request = flow.request();
    String chosen = call.form().get("persona");
    if (chosen == null || call.form().has("cancel")) {
      return cancelled(request.to(), request.fault());
    }
    for (Persona persona : Persona.values()) {
      if (persona.id().equals(chosen)) {
        if (!persona.knownIn(request.tenant())) {
          Refusal stranger = Aadsts.USER_NOT_HERE.refusal(persona.account(), request.tenant().id());
          return Pages.error(stranger, site.time, call);
        }
        long now = site.time.now().getEpochSecond();
        Directory.Session session = new Directory.Session(Random.guid(), persona, now);
        site.directory.end(call);
        String cookie = site.directory.start(session);
        return signedIn(request, session)
            .with(
                "Set-Cookie", Directory.COOKIE + "=" + cookie + "; Path=/; HttpOnly; SameSite=Lax");
      }
    }
    return page(request, true);
  }

  /** {@code POST /{tenant}/consent}: accepted or declined. */
  Answer consented(Call call) {
    Flow flow = flows.take(call.form().get("flow"));
    if (flow == null || flow.session() == null) {
      return expired(call);
    }
    AuthorizationRequest request = flow.request();
    if (!call.form().has("accept")) {
      return refused(
          request.to(), Aadsts.CONSENT_DECLINED.refusal(), call.correlation(), request.fault());
    }
    site.directory.consent(flow.session().persona(), request.client().clientId());
    return code(request, flow.session());
  }

  /** Goes on with a signed-in user: to the consent page where it is needed, else to the code. */
  Answer signedIn(AuthorizationRequest request, Directory.Session session) {
    boolean consented = site.directory.consented(session.persona(), request.client().clientId());
    boolean asked = request.prompt().endsWith("consent");
    if (consented && !asked) {
      return code(request, session);
    }
    String flow = Random.text(32);
    flows.put(flow, new Flow(request, session));
    return Pages.consent(flow, request, session.persona());
  }

  /** Tells the client about a refusal. */
  Answer refused(
      AuthorizationRequest.ReturnAddress to,
      Refusal refusal,
      String correlation,
      @Nullable Fault fault) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("error", refusal.error);
    if (to.version().entra()) {
      fields.put(
          "error_description", refusal.description(Random.guid(), correlation, site.time.entra()));
      fields.put("error_uri", site.base + "/error?code=" + refusal.code);
    } else {
      fields.put("error_description", refusal.sentence);
    }
    return Reply.to(to, fields, fault);
  }

  /** Entra gives a cancelled sign-in a subcode and no description. */
  static Answer cancelled(AuthorizationRequest.ReturnAddress to, @Nullable Fault fault) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("error", "access_denied");
    fields.put("error_subcode", "cancel");
    return Reply.to(to, fields, fault);
  }

  private Answer code(AuthorizationRequest request, Directory.Session session) {
    boolean foreign = request.fault() == Fault.AUTHORIZE_FOREIGN_CODE;
    Grant grant =
        new Grant(
            request.version(),
            request.client().clientId(),
            session.persona(),
            request.tenant().tokenTenant(session.persona()),
            request.scopes(),
            foreign ? Random.text(24) : request.nonce(),
            session.id(),
            session.authTime(),
            request.claims());
    Challenge challenge = foreign ? new Challenge(Random.text(32), true) : request.challenge();
    Instant now = site.time.now();
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("code", site.grants.code(grant, request.to().redirectUri(), challenge, now));
    fields.put("session_state", session.id());
    return Reply.to(request.to(), fields, request.fault());
  }

  private Answer expired(Call call) {
    return Pages.error(Aadsts.FLOW_EXPIRED.refusal(), site.time, call);
  }
}
