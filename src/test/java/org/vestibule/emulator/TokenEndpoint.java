package org.vestibule.emulator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The token endpoint and its three grants.
 *
 * @see "RFC 6749, sections 4.1.3, 4.4.2 and 6"
 */
final class TokenEndpoint {
  private final Site site;
  private final ClientAuthentication authentication;
  private final TokenAnswers answers;

  TokenEndpoint(Site site) {
    this.site = site;
    this.authentication = new ClientAuthentication(site);
    this.answers = new TokenAnswers(site);
  }

  Answer answer(Tenant tenant, Version version, Call call, @Nullable Strike strike) {
    String correlation = call.correlation();
    try {
      Fault fault = Strike.fault(strike);
      return headers(Answer.json(200, members(tenant, version, call, fault)), call, correlation);
    } catch (Refusal refusal) {
      Answer refused = Answer.json(refusal.status(), refusal.document(version, site, correlation));
      return headers(refused, call, correlation);
    }
  }

  private Map<String, Object> members(
      Tenant tenant, Version version, Call call, @Nullable Fault fault) {
    if (!call.isPost()) {
      throw Aadsts.POST_ONLY.refusal(call.method());
    }
    Params form = call.form();
    form.check();
    String type = form.need("grant_type");
    if (version == Version.V2 && form.has("resource")) {
      throw Aadsts.RESOURCE_AT_V2.refusal();
    }
    Registration client =
        authentication.client(
            call, type.equals("client_credentials"), audiences(site, tenant, version, "token"));
    if (tenant.template() && !client.multiTenant()) {
      throw Aadsts.SINGLE_TENANT.refusal(client.clientId());
    }
    return switch (type) {
      case "authorization_code" -> code(version, client, form, fault);
      case "refresh_token" -> refresh(version, client, form, fault);
      case "client_credentials" -> app(tenant, version, client, form, fault);
      default -> throw Aadsts.GRANT_TYPE.refusal(type);
    };
  }

  private Map<String, Object> code(
      Version version, Registration client, Params form, @Nullable Fault fault) {
    String code = form.need("code");
    String redirectUri = form.need("redirect_uri");
    Instant now = site.time.now();
    Grants.Code found = site.grants.redeem(code, client.clientId(), now);
    if (!found.redirectUri().equals(redirectUri)) {
      throw Aadsts.OTHER_REDIRECT.refusal(redirectUri, found.redirectUri());
    }
    Challenge.verify(found.challenge(), form.get("code_verifier"));
    Grant grant = found.grant();
    if (grant.version() != version) {
      throw Aadsts.GRANT_INVALID.refusal();
    }
    Scopes asked = asked(version, client, form, grant.scopes());
    if (asked.byResource().size() > 1 && form.has("scope")) {
      throw Aadsts.SEVERAL_RESOURCES.refusal();
    }
    boolean named = !grant.scopes().byResource().isEmpty();
    if (version.byResource() && !named && asked.byResource().isEmpty()) {
      throw Aadsts.MISSING.refusal("resource");
    }
    Set<String> granted = grant.scopes().byResource().keySet();
    if (named && !granted.containsAll(asked.byResource().keySet())) {
      throw version.byResource()
          ? Aadsts.RESOURCE_OTHER.refusal(asked.resource())
          : Aadsts.CONSENT_MISSING.refusal(client.clientId());
    }
    ClaimsRequest claims = grant.claims().and(ClaimsRequest.read(form.get("claims")));
    return answers.user(grant.narrowed(asked).claiming(claims), null, form, fault);
  }

  private Map<String, Object> refresh(
      Version version, Registration client, Params form, @Nullable Fault fault) {
    String token = form.need("refresh_token");
    Grants.Refresh found = site.grants.refresh(token, client.clientId(), site.time.now());
    Version before = found.grant().version();
    if (before != version && !(before.entra() && version.entra())) {
      throw Aadsts.GRANT_INVALID.refusal();
    }
    // A refresh token is bound to user and client, not to a resource: any known one may be named.
    Scopes asked = asked(version, client, form, found.grant().scopes());
    Grant grant = found.grant().refreshed(version);
    ClaimsRequest claims = grant.claims().kept().and(ClaimsRequest.read(form.get("claims")));
    return answers.user(grant.narrowed(asked).claiming(claims), found.family(), form, fault);
  }

  private Map<String, Object> app(
      Tenant tenant, Version version, Registration client, Params form, @Nullable Fault fault) {
    if (tenant.template()) {
      throw Aadsts.APP_TENANT.refusal();
    }
    Scopes asked;
    if (version == Version.OPEN_ID) {
      throw Aadsts.GRANT_TYPE.refusal("client_credentials");
    }
    if (version.byResource()) {
      asked = Scopes.ofResource(form.need("resource"), site.resources());
    } else {
      String scope = form.need("scope");
      if (!scope.endsWith("/.default")) {
        throw Aadsts.APP_SCOPE.refusal(scope);
      }
      asked = Scopes.parse(scope, client.clientId(), site.resources());
      if (asked.byResource().size() > 1 || !asked.openId().isEmpty()) {
        throw Aadsts.SEVERAL_RESOURCES.refusal();
      }
    }
    ClaimsRequest claims = ClaimsRequest.read(form.get("claims"));
    Grant grant =
        new Grant(version, client.clientId(), null, tenant.id(), asked, null, "", 0, claims);
    return answers.app(grant, fault);
  }

  /** The scopes a request asks for; without any, those granted before. */
  private Scopes asked(Version version, Registration client, Params form, Scopes before) {
    if (version.byResource()) {
      String resource = form.get("resource");
      return resource == null ? before : Scopes.ofResource(resource, site.resources());
    }
    String scope = form.get("scope");
    if (scope == null) {
      return before;
    }
    Scopes asked =
        version == Version.OPEN_ID
            ? Scopes.known(scope, site.resources())
            : Scopes.parse(scope, client.clientId(), site.resources());
    // Sign-in scopes alone keep the resource that was granted.
    return asked.byResource().isEmpty()
        ? new Scopes(asked.openId(), new LinkedHashMap<>(before.byResource()))
        : asked;
  }

  /** What a client assertion may be for: the tenant's endpoints, by any of its names. */
  static Set<String> audiences(Site site, Tenant tenant, Version version, String... endpoints) {
    Set<String> audiences = new LinkedHashSet<>();
    for (String endpoint : endpoints) {
      audiences.add(site.base + "/" + tenant.name() + version.path(endpoint));
      audiences.add(version.root(site.base, tenant) + version.path(endpoint));
    }
    return audiences;
  }

  static Answer headers(Answer answer, Call call, String correlation) {
    Answer complete =
        answer
            .with("Cache-Control", "no-store, no-cache")
            .with("Pragma", "no-cache")
            .with("Expires", "-1")
            .with("P3P", "CP=\"DSP CUR OTPi IND OTRi ONL FIN\"")
            .with("x-ms-request-id", Random.guid())
            .with("x-ms-ests-server", "emulator")
            .with("x-ms-clitelem", "1,0,0,,")
            .with("Set-Cookie", "fpc=emulator; path=/; HttpOnly; SameSite=Lax")
            .with("Set-Cookie", "x-ms-gateway-slice=estsfd; path=/; HttpOnly; SameSite=Lax")
            .with("Set-Cookie", "stsservicecookie=estsfd; path=/; HttpOnly; SameSite=Lax");
    return "true".equals(call.header("return-client-request-id"))
        ? complete.with("client-request-id", correlation)
        : complete;
  }
}
