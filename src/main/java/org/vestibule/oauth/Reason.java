package org.vestibule.oauth;

/**
 * Why something that came from outside was not believed. The code is what logs, tests, pages and
 * {@code docs/errors.md} show; it never changes.
 */
public enum Reason {
  /** The callback came without the session that began the sign-in. */
  NO_PENDING_SIGN_IN("signin.no-pending"),
  /** The state is missing, or not one that this browser's session is waiting for. */
  STATE("signin.state"),
  /** The sign-in was begun more than ten minutes ago. */
  SIGN_IN_EXPIRED("signin.expired"),
  /** The answer names another issuer, or none although the provider promised to. */
  ISSUER("signin.issuer"),
  /** A parameter stands in the callback twice. */
  DOUBLED_PARAMETER("signin.doubled"),
  /** Neither an error nor a code. */
  NO_CODE("signin.no-code"),
  /** No ID token although {@code openid} was asked for. */
  ID_TOKEN_MISSING("idtoken.missing"),
  /** Not a signed JWT. */
  ID_TOKEN_MALFORMED("idtoken.malformed"),
  /** Signed with an algorithm that is not accepted, or not signed. */
  ID_TOKEN_ALGORITHM("idtoken.algorithm"),
  /** Signed with a key that the provider has not published. */
  ID_TOKEN_KEY("idtoken.key"),
  /** The signature does not fit. */
  ID_TOKEN_SIGNATURE("idtoken.signature"),
  /** Issued by somebody else. */
  ID_TOKEN_ISSUER("idtoken.issuer"),
  /** Issued by a tenant that may not sign in here. */
  ID_TOKEN_TENANT("idtoken.tenant"),
  /** Issued for another application. */
  ID_TOKEN_AUDIENCE("idtoken.audience"),
  /** The authorized party is another application. */
  ID_TOKEN_AUTHORIZED_PARTY("idtoken.authorized-party"),
  /** Past its end, or without one. */
  ID_TOKEN_EXPIRED("idtoken.expired"),
  /** Not valid yet. */
  ID_TOKEN_NOT_YET("idtoken.not-yet"),
  /** Without a time of issue, or issued in the future. */
  ID_TOKEN_ISSUED_AT("idtoken.issued-at"),
  /** The answer to another request. */
  ID_TOKEN_NONCE("idtoken.nonce"),
  /** Names no user. */
  ID_TOKEN_SUBJECT("idtoken.subject"),
  /** The ID token belongs to another code. */
  ID_TOKEN_C_HASH("idtoken.c-hash"),
  /** The access token was over when it came, and there is no refresh token. */
  ACCESS_TOKEN_EXPIRED("token.expired"),
  /** The ID token belongs to another access token. */
  ID_TOKEN_AT_HASH("idtoken.at-hash");

  private final String code;

  Reason(String code) {
    this.code = code;
  }

  /** The stable code. */
  public String code() {
    return code;
  }
}
