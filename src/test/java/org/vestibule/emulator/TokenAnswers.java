package org.vestibule.emulator;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The token endpoint's success documents. The newer endpoint writes times as numbers, the older one
 * as strings.
 *
 * @see "RFC 6749, section 5.1"
 */
final class TokenAnswers {
  private static final long DAY = 86_400;

  private final Site site;
  private final IdTokens idTokens;

  TokenAnswers(Site site) {
    this.site = site;
    this.idTokens = new IdTokens(site);
  }

  /** The answer for a user; the family is null unless a refresh token was used. */
  Map<String, Object> user(
      Grant grant, @Nullable String family, Params form, @Nullable Fault fault) {
    Map<String, Object> members = app(grant, fault);
    if (grant.scopes().offline()) {
      members.put("refresh_token", site.grants.refreshToken(grant, family, site.time.now()));
    }
    Persona persona = grant.persona();
    if (grant.scopes().openid() && persona != null && fault != Fault.NO_ID_TOKEN) {
      boolean late = fault != null && fault.refreshed() && family == null;
      members.put("id_token", idTokens.issue(grant, persona, late ? null : fault));
    }
    if (persona != null && grant.version().entra() && "1".equals(form.get("client_info"))) {
      Map<String, Object> account = new LinkedHashMap<>();
      account.put("uid", persona.oid());
      account.put("utid", persona.homeTenant());
      members.put("client_info", Jwt.part(account));
    }
    return members;
  }

  /** The answer for an application: an access token only. */
  Map<String, Object> app(Grant grant, @Nullable Fault fault) {
    Instant now = site.time.now();
    long life = life(grant, fault);
    String audience = grant.scopes().resource();
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("token_type", fault == Fault.WRONG_TOKEN_TYPE ? "mac" : "Bearer");
    if (grant.persona() != null) {
      members.put("scope", scope(grant, fault));
    }
    if (grant.version() == Version.V1) {
      members.put("expires_in", Long.toString(life));
      members.put("ext_expires_in", Long.toString(life));
      members.put("expires_on", Long.toString(now.getEpochSecond() + life));
      members.put("not_before", Long.toString(now.getEpochSecond() - 300));
      members.put("resource", audience);
    } else {
      members.put("expires_in", life);
    }
    if (grant.version() == Version.V2) {
      members.put("ext_expires_in", life);
    } else if (grant.version() == Version.ADFS) {
      members.put("resource", audience);
    }
    if (fault != Fault.NO_ACCESS_TOKEN) {
      String token = accessToken(grant, audience, now, life);
      site.grants.access(token, grant, audience, now.plusSeconds(life));
      members.put("access_token", token);
    }
    return members;
  }

  /** Clients that can handle claims challenges get a day. See section "Token lifetime" of CAE. */
  private long life(Grant grant, @Nullable Fault fault) {
    if (fault == Fault.EXPIRED_ACCESS_TOKEN) {
      return 0;
    }
    boolean day = site.switches.claimsChallenges && grant.claims().capable();
    return day ? DAY : site.accessTokenLife.toSeconds();
  }

  private static String scope(Grant grant, @Nullable Fault fault) {
    String granted = grant.scopes().granted();
    if (fault == Fault.WIDER_SCOPE) {
      return granted + " " + Scopes.GRAPH + "/Directory.ReadWrite.All";
    }
    return fault == Fault.EMPTY_SCOPE ? "" : granted;
  }

  /**
   * Text of about 1.9 KB that looks like a v1.0 JWT. Its signature is random: the resource looks
   * tokens up instead, and clients must not read them.
   *
   * @see "Access tokens in the Microsoft identity platform, 2026"
   */
  private String accessToken(Grant grant, String audience, Instant now, long life) {
    if (grant.version() == Version.OPEN_ID) {
      return Random.text(32);
    }
    Persona persona = grant.persona();
    String kid = site.keys.current().id();
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("typ", "JWT");
    header.put("alg", "RS256");
    header.put("x5t", kid);
    header.put("kid", kid);
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("aud", audience);
    claims.put("iss", Version.V1.issuer(site.base, grant.tid()));
    claims.put("iat", now.getEpochSecond());
    claims.put("nbf", now.getEpochSecond());
    claims.put("exp", now.getEpochSecond() + life);
    claims.put("aio", Random.text(420));
    claims.put("appid", grant.clientId());
    claims.put("appidacr", "1");
    claims.put("oid", persona == null ? grant.clientId() : persona.oid());
    claims.put("rh", "1." + Random.text(40));
    if (persona != null) {
      claims.put("name", persona.displayName());
      claims.put("scp", "user_impersonation");
      claims.put("sid", grant.sid());
      claims.put("unique_name", persona.account());
      claims.put("upn", persona.account());
    }
    claims.put("sub", persona == null ? grant.clientId() : persona.subject(audience));
    claims.put("tid", grant.tid());
    claims.put("uti", Random.text(16));
    claims.put("ver", "1.0");
    return Jwt.part(header) + "." + Jwt.part(claims) + "." + Random.text(256);
  }
}
