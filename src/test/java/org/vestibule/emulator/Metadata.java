package org.vestibule.emulator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The OpenID provider metadata and the key set of a tenant.
 *
 * @see "OpenID Connect Discovery 1.0, section 3"
 */
final class Metadata {
  private final Site site;

  Metadata(Site site) {
    this.site = site;
  }

  /** The metadata document. Entra lists no PKCE methods, so neither does this. */
  Answer document(Tenant tenant, Version version, @Nullable Fault fault) {
    String issuer =
        fault == Fault.METADATA_WRONG_ISSUER
            ? site.base + "/somebody-else/v2.0"
            : version.issuer(site.base, tenant.id());
    String root = version.root(site.base, tenant);
    if (!version.entra()) {
      return cacheable(Answer.json(200, other(version, issuer, root)));
    }
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("token_endpoint", root + version.path("token"));
    members.put(
        "token_endpoint_auth_methods_supported",
        List.of("client_secret_post", "private_key_jwt", "client_secret_basic"));
    members.put("jwks_uri", root + version.path("keys"));
    members.put("response_modes_supported", List.of("query", "fragment", "form_post"));
    members.put("subject_types_supported", List.of("pairwise"));
    members.put("id_token_signing_alg_values_supported", algorithms());
    members.put(
        "response_types_supported", List.of("code", "id_token", "code id_token", "id_token token"));
    members.put("scopes_supported", List.of("openid", "profile", "email", "offline_access"));
    members.put("issuer", issuer);
    members.put("request_uri_parameter_supported", false);
    members.put("userinfo_endpoint", Scopes.GRAPH + "/oidc/userinfo");
    members.put("authorization_endpoint", root + version.path("authorize"));
    members.put("device_authorization_endpoint", root + version.path("devicecode"));
    members.put("http_logout_supported", true);
    members.put("frontchannel_logout_supported", true);
    members.put("end_session_endpoint", root + version.path("logout"));
    members.put(
        "claims_supported",
        List.of(
            "sub",
            "iss",
            "cloud_instance_name",
            "cloud_instance_host_name",
            "cloud_graph_host_name",
            "msgraph_host",
            "aud",
            "exp",
            "iat",
            "auth_time",
            "acr",
            "nonce",
            "preferred_username",
            "name",
            "tid",
            "ver",
            "at_hash",
            "c_hash",
            "email"));
    members.put("tenant_region_scope", tenant.template() ? null : "WW");
    members.put("cloud_instance_name", "microsoftonline.com");
    members.put("cloud_graph_host_name", "graph.windows.net");
    members.put("msgraph_host", "graph.microsoft.com");
    members.put("rbac_url", "https://pas.windows.net");
    members.putAll(switched(version, root));
    return cacheable(Answer.json(200, members));
  }

  /** The key set. A v2.0 key names the issuer it is good for, as a template where tenants share. */
  Answer keys(Tenant tenant, Version version) {
    List<Map<String, Object>> keys = new ArrayList<>();
    for (Key key : site.keys.published()) {
      Map<String, Object> jwk = key.jwk(site.keys.named());
      if (version == Version.V2) {
        jwk.put("issuer", version.issuer(site.base, tenant.id()));
      }
      if (site.keys.issuer() != null) {
        jwk.put("issuer", site.keys.issuer());
      }
      keys.add(jwk);
    }
    return cacheable(Answer.json(200, Map.of("keys", keys)));
  }

  /** The key a forged token's {@code jku} points at. */
  Answer foreignKeys() {
    return Answer.json(200, Map.of("keys", List.of(site.keys.unpublished().jwk(true))));
  }

  /** What the other providers tell: what OpenID Connect Discovery requires, and PKCE. */
  private Map<String, Object> other(Version version, String issuer, String root) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("issuer", issuer);
    members.put("authorization_endpoint", root + version.path("authorize"));
    members.put("token_endpoint", root + version.path("token"));
    members.put("jwks_uri", root + version.path("keys"));
    members.put("end_session_endpoint", root + version.path("logout"));
    members.put("response_types_supported", List.of("code"));
    members.put("response_modes_supported", List.of("query", "fragment", "form_post"));
    members.put("grant_types_supported", List.of("authorization_code", "refresh_token"));
    members.put("subject_types_supported", List.of("public"));
    members.put("id_token_signing_alg_values_supported", algorithms());
    members.put(
        "token_endpoint_auth_methods_supported",
        List.of("client_secret_post", "client_secret_basic", "private_key_jwt"));
    members.put("scopes_supported", List.of("openid", "profile", "email", "offline_access"));
    members.put("code_challenge_methods_supported", List.of("S256"));
    members.put("claims_supported", List.of("sub", "iss", "aud", "exp", "iat", "auth_time", "sid"));
    if (version == Version.ADFS) {
      members.put("access_token_issuer", root + "/services/trust");
      members.put("frontchannel_logout_supported", true);
      members.put("frontchannel_logout_session_supported", true);
    }
    members.putAll(switched(version, root));
    return members;
  }

  /** What is told only while a test asks for it. */
  private Map<String, Object> switched(Version version, String root) {
    Map<String, Object> members = new LinkedHashMap<>();
    if (site.switches.advertiseIssuer) {
      members.put("authorization_response_iss_parameter_supported", true);
    }
    if (site.switches.pushedRequests) {
      members.put("require_pushed_authorization_requests", true);
      members.put("pushed_authorization_request_endpoint", root + version.path("par"));
    }
    if (site.switches.backChannelLogout) {
      members.put("backchannel_logout_supported", true);
      members.put("backchannel_logout_session_supported", true);
    }
    return members;
  }

  private List<String> algorithms() {
    List<String> told = site.switches.algorithms;
    return told.isEmpty() ? List.of(site.keys.algorithm()) : told;
  }

  private static Answer cacheable(Answer answer) {
    return answer
        .with("Cache-Control", "max-age=86400, private")
        .with("Access-Control-Allow-Origin", "*")
        .with("Access-Control-Allow-Methods", "GET, OPTIONS")
        .with("P3P", "CP=\"DSP CUR OTPi IND OTRi ONL FIN\"")
        .with("x-ms-request-id", Random.guid())
        .with("x-ms-ests-server", "emulator");
  }
}
