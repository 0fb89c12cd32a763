package org.vestibule.emulator;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An authorization request that passed every check.
 *
 * @param to where and how the answer goes
 * @param prompt empty when absent
 * @see "RFC 6749, section 4.1.1"
 */
record AuthorizationRequest(
    Tenant tenant,
    Version version,
    Registration client,
    ReturnAddress to,
    Scopes scopes,
    @Nullable Challenge challenge,
    @Nullable String nonce,
    String prompt,
    @Nullable String loginHint,
    @Nullable String sid,
    ClaimsRequest claims,
    @Nullable Fault fault) {
  private static final int QUERY_LIMIT = 16_384;
  private static final Set<String> MODES = Set.of("query", "fragment", "form_post");
  private static final Set<String> PROMPTS =
      Set.of("", "login", "none", "consent", "select_account", "admin_consent");

  /**
   * The redirect URI, once it is trusted, with what must come back to it.
   *
   * @param mode query, fragment or form_post
   * @param issuer the issuer the metadata name
   * @param sendsIssuer whether answers carry it
   * @param texts the words of the pages on the way
   */
  record ReturnAddress(
      String redirectUri,
      String mode,
      @Nullable String state,
      Version version,
      String issuer,
      boolean sendsIssuer,
      Texts texts) {
    /** The origin, for the pages' Content-Security-Policy. */
    String origin() {
      URI uri = URI.create(redirectUri);
      return uri.getScheme() + "://" + uri.getAuthority();
    }
  }

  /** Finds the client and the return address. What fails here is told on a page, not redirected. */
  static ReturnAddress returnAddress(Tenant tenant, Version version, Call call, Site site) {
    Directory directory = site.directory;
    String raw = call.rawQuery();
    if (raw != null && raw.length() > QUERY_LIMIT) {
      throw Aadsts.QUERY_TOO_LONG.refusal();
    }
    Params params = call.params();
    if (params.repeated().contains("client_id") || params.repeated().contains("redirect_uri")) {
      throw Aadsts.MALFORMED.refusal();
    }
    Registration client = directory.client(params.need("client_id"));
    if (tenant.template() && !client.multiTenant()) {
      throw Aadsts.SINGLE_TENANT.refusal(client.clientId());
    }
    if (!directory.hasRedirect(client)) {
      throw Aadsts.NO_REDIRECT_REGISTERED.refusal();
    }
    String redirectUri = params.get("redirect_uri");
    if (redirectUri == null) {
      throw Aadsts.NO_REDIRECT.refusal();
    }
    if (!directory.redirectAllowed(client, redirectUri)) {
      throw Aadsts.REDIRECT_MISMATCH.refusal(redirectUri, client.clientId());
    }
    ClaimsRequest.read(params.get("claims"));
    String mode = params.get("response_mode");
    String usable = mode == null || !MODES.contains(mode) ? "query" : mode;
    return new ReturnAddress(
        redirectUri,
        usable,
        params.get("state"),
        version,
        version.issuer(site.base, tenant.id()),
        site.switches.sendIssuer,
        Texts.of(call));
  }

  /** Checks the rest. What fails here is told to the client. */
  static AuthorizationRequest read(
      Tenant tenant,
      Version version,
      Call call,
      ReturnAddress to,
      Site site,
      @Nullable Fault fault) {
    Params params = call.params();
    params.check();
    Registration client = site.directory.client(params.need("client_id"));
    checkResponse(params.need("response_type"), params.get("response_mode"));
    Scopes scopes = scopes(version, params, client.clientId(), site.resources());
    Challenge challenge = Challenge.read(params, client.kind() == Registration.Kind.PUBLIC);
    String prompt = params.values().getOrDefault("prompt", "");
    String hint = params.get("login_hint");
    String sid = params.get("sid");
    if (!PROMPTS.contains(prompt) || (prompt.equals("select_account") && hint != null)) {
      throw Aadsts.PROMPT.refusal(prompt);
    }
    if (hint != null && sid != null) {
      throw Aadsts.SID_AND_HINT.refusal();
    }
    return new AuthorizationRequest(
        tenant,
        version,
        client,
        to,
        scopes,
        challenge,
        params.get("nonce"),
        prompt,
        hint,
        sid,
        ClaimsRequest.read(params.get("claims")),
        fault);
  }

  private static void checkResponse(String type, @Nullable String mode) {
    if (type.contains("id_token")) {
      throw Aadsts.ID_TOKEN_DISABLED.refusal();
    }
    if (!type.equals("code")) {
      throw Aadsts.RESPONSE_TYPE.refusal(type);
    }
    if (mode != null && !MODES.contains(mode)) {
      throw Aadsts.RESPONSE_MODE.refusal(mode);
    }
  }

  private static Scopes scopes(
      Version version, Params params, String clientId, Set<String> dataverse) {
    if (version == Version.V2) {
      if (params.has("resource")) {
        throw Aadsts.RESOURCE_AT_V2.refusal();
      }
      return Scopes.parse(params.need("scope"), clientId, dataverse);
    }
    if (version == Version.OPEN_ID) {
      return Scopes.known(params.need("scope"), dataverse);
    }
    String resource = version == Version.ADFS ? params.need("resource") : params.get("resource");
    return resource == null ? Scopes.unnamed() : Scopes.ofResource(resource, dataverse);
  }
}
