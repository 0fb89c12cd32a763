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
    String root = site.base + "/" + (tenant.template() ? tenant.name() : tenant.id());
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("token_endpoint", root + version.path("token"));
    members.put(
        "token_endpoint_auth_methods_supported",
        List.of("client_secret_post", "private_key_jwt", "client_secret_basic"));
    members.put("jwks_uri", root + version.path("keys"));
    members.put("response_modes_supported", List.of("query", "fragment", "form_post"));
    members.put("subject_types_supported", List.of("pairwise"));
    members.put("id_token_signing_alg_values_supported", List.of("RS256"));
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
    return cacheable(Answer.json(200, members));
  }

  /** The key set. A v2.0 key names the issuer it is good for, as a template where tenants share. */
  Answer keys(Tenant tenant, Version version) {
    List<Map<String, Object>> keys = new ArrayList<>();
    for (SigningKeys.Key key : site.keys.published()) {
      Map<String, Object> jwk = key.jwk();
      if (version == Version.V2) {
        jwk.put("issuer", version.issuer(site.base, tenant.id()));
      }
      keys.add(jwk);
    }
    return cacheable(Answer.json(200, Map.of("keys", keys)));
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
