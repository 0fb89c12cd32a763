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

  private final Site site;

  IdTokens(Site site) {
    this.site = site;
  }

  String issue(Grant grant, Persona persona, @Nullable Fault fault) {
    Map<String, Object> claims = claims(grant, persona);
    if (fault != null) {
      spoil(claims, fault);
    }
    return Jwt.sign(grant.version(), claims, site.keys, fault);
  }

  private Map<String, Object> claims(Grant grant, Persona persona) {
    long now = site.time.now().getEpochSecond();
    boolean older = grant.version() == Version.V1;
    boolean guest = !persona.homeTenant().equals(grant.tid());
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("aud", grant.clientId());
    claims.put("iss", grant.version().issuer(site.base, grant.tid()));
    claims.put("iat", now);
    claims.put("nbf", now);
    claims.put("exp", now + LIFE);
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

  private void spoil(Map<String, Object> claims, Fault fault) {
    long now = site.time.now().getEpochSecond();
    switch (fault) {
      case WRONG_NONCE -> claims.put("nonce", "a-nonce-nobody-sent");
      case NO_NONCE -> claims.remove("nonce");
      case WRONG_ISSUER -> claims.put("iss", Version.V2.issuer(site.base, STRANGER));
      case WRONG_AUDIENCE -> claims.put("aud", STRANGER);
      case EXTRA_AUDIENCE -> claims.put("aud", List.of(claims.getOrDefault("aud", ""), STRANGER));
      case EXPIRED_ID_TOKEN -> {
        claims.put("iat", now - 2 * LIFE);
        claims.put("nbf", now - 2 * LIFE);
        claims.put("exp", now - LIFE);
      }
      case NOT_YET_VALID -> {
        claims.put("nbf", now + LIFE);
        claims.put("exp", now + 2 * LIFE);
      }
      case NO_SUBJECT -> claims.remove("sub");
      case NO_IAT -> claims.remove("iat");
      case NO_EXP -> claims.remove("exp");
      case WRONG_TENANT -> claims.put("tid", STRANGER);
      case WRONG_AZP -> claims.put("azp", STRANGER);
      case WRONG_AT_HASH -> claims.put("at_hash", "AAAAAAAAAAAAAAAAAAAAAA");
      default -> {}
    }
  }
}
