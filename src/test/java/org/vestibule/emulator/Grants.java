package org.vestibule.emulator;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The codes and tokens in circulation. They are kept by hash, the oldest are forgotten first. */
final class Grants {
  private static final Duration CODE_LIFE = Duration.ofMinutes(10);
  private static final Duration REFRESH_LIFE = Duration.ofDays(90);
  private static final int LIMIT = 100_000;

  private final Bounded<String, Code> codes = new Bounded<>(LIMIT);
  private final Bounded<String, Refresh> refreshTokens = new Bounded<>(LIMIT);
  private final Bounded<String, Access> accessTokens = new Bounded<>(LIMIT);
  private final Bounded<String, IdToken> idTokens = new Bounded<>(LIMIT);
  private final Bounded<String, Boolean> usedCodes = new Bounded<>(LIMIT);
  private final Bounded<String, Boolean> usedRefresh = new Bounded<>(LIMIT);
  private final Bounded<String, Boolean> revokedFamilies = new Bounded<>(LIMIT);
  private volatile boolean rotating;

  /** A code and what its redemption must repeat. */
  record Code(Grant grant, String redirectUri, @Nullable Challenge challenge, Instant expiry) {}

  /** A refresh token; all descendants of one sign-in share the family. */
  record Refresh(Grant grant, String family, Instant expiry) {}

  /** An access token. */
  record Access(Grant grant, String audience, Instant expiry) {}

  /** An ID token that was issued. */
  record IdToken(String clientId, String sid) {}

  void rotate(boolean on) {
    rotating = on;
  }

  String code(Grant grant, String redirectUri, @Nullable Challenge challenge, Instant now) {
    String code = "1.AX" + Random.text(520);
    codes.put(key(code), new Code(grant, redirectUri, challenge, now.plus(CODE_LIFE)));
    return code;
  }

  /** Takes a code out of circulation when {@code client} may redeem it. */
  synchronized Code redeem(String code, String clientId, Instant now) {
    String key = key(code);
    Code found = codes.get(key);
    if (found == null || !found.grant().clientId().equals(clientId)) {
      throw Aadsts.GRANT_INVALID.refusal();
    }
    if (usedCodes.get(key) != null) {
      throw Aadsts.CODE_USED.refusal();
    }
    if (!now.isBefore(found.expiry())) {
      throw Aadsts.CODE_EXPIRED.refusal();
    }
    usedCodes.put(key, true);
    return found;
  }

  String refreshToken(Grant grant, @Nullable String family, Instant now) {
    String token = "1.AU" + Random.text(900);
    String line = family == null ? Random.guid() : family;
    refreshTokens.put(key(token), new Refresh(grant, line, now.plus(REFRESH_LIFE)));
    return token;
  }

  /** Finds a refresh token; in rotating mode it works once. */
  synchronized Refresh refresh(String token, String clientId, Instant now) {
    String key = key(token);
    Refresh found = refreshTokens.get(key);
    if (found == null || !found.grant().clientId().equals(clientId)) {
      throw Aadsts.GRANT_INVALID.refusal();
    }
    if (!now.isBefore(found.expiry())) {
      throw Aadsts.REFRESH_EXPIRED.refusal();
    }
    if (revokedFamilies.get(found.family()) != null) {
      throw Aadsts.REFRESH_REVOKED.refusal();
    }
    if (rotating && usedRefresh.get(key) != null) {
      revokedFamilies.put(found.family(), true);
      throw Aadsts.REFRESH_REUSED.refusal();
    }
    usedRefresh.put(key, true);
    return found;
  }

  void access(String token, Grant grant, String audience, Instant expiry) {
    accessTokens.put(key(token), new Access(grant, audience, expiry));
  }

  @Nullable Access access(String token) {
    return accessTokens.get(key(token));
  }

  void issued(String idToken, Grant grant) {
    idTokens.put(key(idToken), new IdToken(grant.clientId(), grant.sid()));
  }

  @Nullable IdToken idToken(@Nullable String token) {
    return token == null ? null : idTokens.get(key(token));
  }

  private static String key(String token) {
    byte[] hash = Random.sha256(token.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(hash);
  }
}
