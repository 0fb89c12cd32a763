package org.vestibule.emulator;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes logout tokens, the good ones and the bad ones.
 *
 * @see "OpenID Connect Back-Channel Logout 1.0, section 2.4"
 */
final class LogoutTokens {
  private static final String STRANGER = "99999999-9999-4999-8999-999999999999";
  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

  private LogoutTokens() {}

  /** Of the provider that knows OpenID Connect only; it names the user and no session. */
  static String mintForAll(Site site, Persona persona) {
    Map<String, Object> claims = claims(site, persona);
    claims.put("iss", Version.OPEN_ID.issuer(site.base, Emulator.TENANT));
    claims.put("sub", persona.subject(Version.OPEN_ID.place()));
    claims.remove("sid");
    return sign(site, claims);
  }

  static String mint(Site site, Persona persona, LogoutFault... faults) {
    return sign(site, claims(site, persona), faults);
  }

  private static String sign(Site site, Map<String, Object> claims, LogoutFault... faults) {
    SigningKeys keys = site.keys;
    Key key = keys.current();
    String algorithm = keys.algorithm();
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("typ", "logout+jwt");
    long now = site.time.now().getEpochSecond();
    for (LogoutFault fault : faults) {
      switch (fault) {
        case ALG_NONE -> algorithm = "none";
        case NO_EVENT -> claims.remove("events");
        case WRONG_EVENT ->
            claims.put("events", Map.of("http://schemas.openid.net/event/other", Map.of()));
        case WITH_NONCE -> claims.put("nonce", "nonce-of-an-id-token");
        case WRONG_AUD -> claims.put("aud", STRANGER);
        case WRONG_ISS -> claims.put("iss", Version.V2.issuer(site.base, STRANGER));
        case WRONG_KEY -> key = keys.unpublished();
        case EXPIRED -> {
          claims.put("iat", now - 3720);
          claims.put("exp", now - 3600);
        }
        case OLD_IAT -> claims.put("iat", now - 86_400);
        case NO_SUB_NO_SID -> {
          claims.remove("sub");
          claims.remove("sid");
        }
        case ID_TOKEN_TYPE -> header.put("typ", "JWT");
        case NO_JTI -> claims.remove("jti");
      }
    }
    header.put("alg", algorithm);
    if (keys.named()) {
      header.put("kid", key.id());
    }
    return Jwt.sign(header, claims, algorithm, key);
  }

  private static Map<String, Object> claims(Site site, Persona persona) {
    long now = site.time.now().getEpochSecond();
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", Version.V2.issuer(site.base, Emulator.TENANT));
    claims.put("aud", Emulator.CLIENT_ID);
    claims.put("iat", now);
    claims.put("exp", now + 120);
    claims.put("jti", Random.guid());
    claims.put("sub", persona.subject(Emulator.CLIENT_ID));
    Directory.Session session = site.directory.latest(persona);
    if (session != null) {
      claims.put("sid", session.id());
    }
    claims.put("events", Map.of(EVENT, Map.of()));
    return claims;
  }
}
