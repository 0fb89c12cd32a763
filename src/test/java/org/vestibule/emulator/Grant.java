package org.vestibule.emulator;

import org.jspecify.annotations.Nullable;

/**
 * What was granted: who, to whom, for what. Codes and refresh tokens stand for one.
 *
 * @param persona null when the application acts as itself
 * @param tid the directory that issues the tokens
 * @param nonce null after the first token answer, since refreshed ID tokens carry none
 * @param claims what the client asked the access token to carry
 */
record Grant(
    Version version,
    String clientId,
    @Nullable Persona persona,
    String tid,
    Scopes scopes,
    @Nullable String nonce,
    String sid,
    long authTime,
    ClaimsRequest claims) {

  Grant claiming(ClaimsRequest asked) {
    return new Grant(version, clientId, persona, tid, scopes, nonce, sid, authTime, asked);
  }

  Grant narrowed(Scopes narrower) {
    return new Grant(version, clientId, persona, tid, narrower, nonce, sid, authTime, claims);
  }

  Grant refreshed(Version other) {
    return new Grant(other, clientId, persona, tid, scopes, null, sid, authTime, claims);
  }
}
