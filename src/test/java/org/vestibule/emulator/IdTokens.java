package org.vestibule.emulator;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Issues ID tokens. Like Entra's token endpoint it adds neither {@code at_hash} nor {@code c_hash}.
 *
 * @see "ID token claims reference (Microsoft identity platform), 2026"
 */
final class IdTokens {
  private static final String STRANGER = "99999999-9999-4999-8999-999999999999";
  private static final int LIFE = 3600;
  private static final int WEEK = 7 * 86_400;

  private final Site site;
  private final IdTokenSignature signature;

  IdTokens(Site site) {
    this.site = site;
    this.signature = new IdTokenSignature(site);
  }

  String issue(Grant grant, Persona persona, @Nullable Fault fault) {
    Persona named = persona;
    if (fault == Fault.REFRESHED_OTHER_USER) {
      named = persona == Persona.MALLORY ? Persona.ADA : Persona.MALLORY;
    }
    Map<String, Object> claims =
        grant.version().entra() ? entra(grant, named) : other(grant, named);
    if (fault != null) {
      spoil(claims, fault);
    }
    String token = signature.sign(grant.version(), claims, fault);
    site.grants.issued(token, grant);
    return token;
  }

  private Map<String, Object> entra(Grant grant, Persona persona) {
    boolean older = grant.version() == Version.V1;
    boolean guest = !persona.homeTenant().equals(grant.tid());
    Map<String, Object> claims = basic(grant);
    claims.put("acct", guest ? 1 : 0);
    claims.put("auth_time", grant.authTime());
    claims.put("aio", Random.text(60));
    if (older) {
      claims.put("amr", List.of("pwd"));
      claims.put("unique_name", persona.account());
      claims.put("upn", persona.account());
      claims.put("ipaddr", "127.0.0.1");
    }
    if (guest) {
      claims.put("idp", grant.version().issuer(site.base, persona.homeTenant()));
    }
    if (persona.email() != null) {
      claims.put("email", persona.email());
    } else if (grant.scopes().openId().contains("email")) {
      claims.put("email", persona.account());
    }
    claims.put("login_hint", persona.loginHint());
    if (grant.nonce() != null) {
      claims.put("nonce", grant.nonce());
    }
    if (grant.scopes().openId().contains("profile")) {
      claims.put("name", persona.displayName());
      claims.put("oid", persona.oid());
      if (!older) {
        claims.put("preferred_username", persona.account());
      }
    }
    claims.put("rh", "1." + Random.text(40));
    claims.put("sid", grant.sid());
    claims.put("sub", persona.subject(grant.clientId()));
    claims.put("tid", grant.tid());
    claims.put("uti", Random.text(16));
    claims.put("ver", grant.version().number);
    return claims;
  }

  /** Neither {@code tid} nor {@code oid}; the same {@code sub} for every client. */
  private Map<String, Object> other(Grant grant, Persona persona) {
    Map<String, Object> claims = basic(grant);
    claims.put("auth_time", grant.authTime());
    claims.put("sid", grant.sid());
    claims.put("sub", persona.subject(grant.version().place()));
    if (grant.nonce() != null) {
      claims.put("nonce", grant.nonce());
    }
    if (grant.version() == Version.ADFS) {
      claims.put("upn", persona.account());
      claims.put("unique_name", "CONTOSO\\" + persona.id());
      return claims;
    }
    if (grant.scopes().openId().contains("profile")) {
      claims.put("name", persona.displayName());
      claims.put("preferred_username", persona.account());
    }
    if (grant.scopes().openId().contains("email")) {
      claims.put("email", persona.email() == null ? persona.account() : persona.email());
      claims.put("email_verified", true);
    }
    return claims;
  }

  private Map<String, Object> basic(Grant grant) {
    long now = site.time.now().getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("aud", grant.clientId());
    claims.put("iss", grant.version().issuer(site.base, grant.tid()));
    claims.put("iat", now);
    claims.put("nbf", now);
    claims.put("exp", now + LIFE);
    return claims;
  }

  private void spoil(Map<String, Object> claims, Fault fault) {
    long now = site.time.now().getEpochSecond();
    switch (fault) {
      case WRONG_NONCE, REFRESHED_WITH_NONCE -> claims.put("nonce", "a-nonce-nobody-sent");
      case NO_NONCE -> claims.remove("nonce");
      case WRONG_ISSUER, REFRESHED_OTHER_ISSUER ->
          claims.put("iss", Version.V2.issuer(site.base, STRANGER));
      case WRONG_AUDIENCE -> claims.put("aud", STRANGER);
      case EXTRA_AUDIENCE -> claims.put("aud", List.of(claims.getOrDefault("aud", ""), STRANGER));
      case ARRAY_AUD_EMPTY -> claims.put("aud", List.of());
      case EXPIRED_ID_TOKEN -> {
        claims.put("iat", now - 2 * LIFE);
        claims.put("nbf", now - 2 * LIFE);
        claims.put("exp", now - LIFE);
      }
      case NOT_YET_VALID -> {
        claims.put("nbf", now + LIFE);
        claims.put("exp", now + 2 * LIFE);
      }
      case OLD_IAT -> claims.put("iat", now - WEEK);
      case FUTURE_IAT -> claims.put("iat", now + LIFE);
      case STRING_EXP -> claims.put("exp", Long.toString(now + LIFE));
      case NO_SUBJECT -> claims.remove("sub");
      case NO_IAT -> claims.remove("iat");
      case NO_EXP -> claims.remove("exp");
      case NO_OID -> claims.remove("oid");
      case NO_TID -> claims.remove("tid");
      case WRONG_TENANT -> claims.put("tid", STRANGER);
      case WRONG_AZP -> claims.put("azp", STRANGER);
      case WRONG_AT_HASH -> claims.put("at_hash", "AAAAAAAAAAAAAAAAAAAAAA");
      case WRONG_C_HASH -> claims.put("c_hash", "AAAAAAAAAAAAAAAAAAAAAA");
      default -> {}
    }
  }
}
