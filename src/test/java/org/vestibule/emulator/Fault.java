package org.vestibule.emulator;

/**
 * What can go wrong with the next call to an endpoint. See {@link Emulator#next(Fault)}. Some HTTP
 * clients repeat a GET by themselves when a connection ends without an answer; such a fault has to
 * be asked for as many times as they try.
 *
 * <p>{@code NO_} and {@code WRONG_}: the ID token, or the answer itself, lacks this or carries
 * another's. What follows an endpoint's name means the same everywhere:
 *
 * <ul>
 *   <li>{@code 400} to {@code 503}: that status, with an error document
 *   <li>an error of OAuth 2.0 or OpenID Connect: that error
 *   <li>{@code HTML}: a gateway's page, with status 200 where no other is named
 *   <li>{@code GARBAGE}: said to be JSON, but is not
 *   <li>{@code HUGE}: a well-formed answer of more than 2 MiB
 *   <li>{@code EMPTY}: status 200 without a body
 *   <li>{@code TRUNCATED}: the connection ends in the middle of the answer
 *   <li>{@code DRIP}: one byte every 100 milliseconds, for 30 seconds at most
 *   <li>{@code HANG}: no answer until the emulator closes, 30 seconds at most
 *   <li>{@code RESET}: the connection ends without an answer
 *   <li>{@code REDIRECT}: to {@code /elsewhere}; the record shows whether it was followed
 * </ul>
 */
public enum Fault implements Strike {
  WRONG_NONCE(Endpoint.TOKEN),
  NO_NONCE(Endpoint.TOKEN),
  /** The ID token's signature is damaged. */
  WRONG_SIGNATURE(Endpoint.TOKEN),
  /** The ID token is signed well, but by a key that is not in the key set. */
  OTHER_KEY(Endpoint.TOKEN),
  /** The ID token is not signed and says so. */
  ALG_NONE(Endpoint.TOKEN),
  /** The ID token is authenticated with the public key as a shared secret. */
  HS256_WITH_PUBLIC_KEY(Endpoint.TOKEN),
  WRONG_ISSUER(Endpoint.TOKEN),
  WRONG_AUDIENCE(Endpoint.TOKEN),
  /** The ID token is for this client and another one. */
  EXTRA_AUDIENCE(Endpoint.TOKEN),
  /** The ID token expired an hour ago. */
  EXPIRED_ID_TOKEN(Endpoint.TOKEN),
  /** The ID token will be valid in an hour. */
  NOT_YET_VALID(Endpoint.TOKEN),
  NO_SUBJECT(Endpoint.TOKEN),
  NO_IAT(Endpoint.TOKEN),
  NO_EXP(Endpoint.TOKEN),
  /** The ID token's {@code tid} is not the tenant in its issuer. */
  WRONG_TENANT(Endpoint.TOKEN),
  WRONG_AZP(Endpoint.TOKEN),
  /** The ID token's {@code at_hash} is of another access token. */
  WRONG_AT_HASH(Endpoint.TOKEN),
  /** The ID token's {@code c_hash} is of another code. */
  WRONG_C_HASH(Endpoint.TOKEN),
  NO_OID(Endpoint.TOKEN),
  NO_TID(Endpoint.TOKEN),
  /** The ID token was issued a week ago, though it has not expired. */
  OLD_IAT(Endpoint.TOKEN),
  /** The ID token will be issued in an hour. */
  FUTURE_IAT(Endpoint.TOKEN),
  /** The ID token's {@code exp} is a text. */
  STRING_EXP(Endpoint.TOKEN),
  /** The ID token is for an empty list of clients. */
  ARRAY_AUD_EMPTY(Endpoint.TOKEN),
  /** The ID token is signed well with RS512. */
  ID_TOKEN_RS512(Endpoint.TOKEN),
  /** The ID token's header has a {@code crit} nobody knows. */
  ID_TOKEN_CRIT(Endpoint.TOKEN),
  /** The ID token brings its own key along in {@code jwk}. */
  ID_TOKEN_EMBEDDED_JWK(Endpoint.TOKEN),
  /** The ID token's {@code jku} points at its key in {@code /elsewhere/keys}. */
  ID_TOKEN_JKU(Endpoint.TOKEN),
  /** The ID token's claims hold a list 50,000 levels deep. */
  ID_TOKEN_DEEP_JSON(Endpoint.TOKEN),
  /** The ID token is encrypted: it has five parts. */
  ID_TOKEN_JWE(Endpoint.TOKEN),
  /** A refreshed ID token is about another user; a first one is not changed. */
  REFRESHED_OTHER_USER(Endpoint.TOKEN),
  /** A refreshed ID token names another issuer; a first one is not changed. */
  REFRESHED_OTHER_ISSUER(Endpoint.TOKEN),
  /** A refreshed ID token has a nonce nobody sent; a first one is not changed. */
  REFRESHED_WITH_NONCE(Endpoint.TOKEN),
  /** The access token expires at once: {@code expires_in} is 0. */
  EXPIRED_ACCESS_TOKEN(Endpoint.TOKEN),
  /** The granted {@code scope} is empty. */
  EMPTY_SCOPE(Endpoint.TOKEN),
  /** The granted {@code scope} holds more than was asked for. */
  WIDER_SCOPE(Endpoint.TOKEN),
  NO_ID_TOKEN(Endpoint.TOKEN),
  NO_ACCESS_TOKEN(Endpoint.TOKEN),
  /** The {@code token_type} is not Bearer. */
  WRONG_TOKEN_TYPE(Endpoint.TOKEN),
  /** The grant expired, AADSTS70008. */
  TOKEN_400_INVALID_GRANT(Endpoint.TOKEN, Aadsts.CODE_EXPIRED),
  /** Consent is missing, AADSTS65001. */
  TOKEN_CONSENT_REQUIRED(Endpoint.TOKEN, Aadsts.CONSENT_MISSING),
  /** A policy asks for multi-factor authentication, AADSTS50076 with {@code claims}. */
  TOKEN_INTERACTION_REQUIRED(Endpoint.TOKEN, Aadsts.MFA),
  /** The client's secret expired, AADSTS7000222. */
  TOKEN_401_INVALID_CLIENT(Endpoint.TOKEN, Aadsts.SECRET_EXPIRED),
  /** Too many requests; Retry-After is 7 seconds. */
  TOKEN_429(Endpoint.TOKEN, Canned.tooManyTokens()),
  TOKEN_500(Endpoint.TOKEN, Aadsts.SERVER),
  TOKEN_503(Endpoint.TOKEN, Aadsts.TRANSIENT),
  TOKEN_HTML(Endpoint.TOKEN, Canned.html(200)),
  TOKEN_GARBAGE(Endpoint.TOKEN, Canned.garbage()),
  /** JSON nested 50,000 levels deep. */
  TOKEN_DEEP_JSON(Endpoint.TOKEN, Canned.json(200, "[".repeat(50_000) + "]".repeat(50_000))),
  TOKEN_HUGE(Endpoint.TOKEN, Canned.huge()),
  TOKEN_TRUNCATED(Endpoint.TOKEN, Effect.TRUNCATED),
  TOKEN_EMPTY(Endpoint.TOKEN, Answer.empty(200).with("Content-Type", Answer.JSON)),
  TOKEN_HANG(Endpoint.TOKEN, Effect.HANG),
  TOKEN_RESET(Endpoint.TOKEN, Effect.RESET),
  TOKEN_DRIP(Endpoint.TOKEN, Effect.DRIP),
  /** 50 MB of zeros, compressed if the client accepts gzip. */
  TOKEN_GZIP_BOMB(Endpoint.TOKEN, Effect.BOMB),
  TOKEN_REDIRECT(Endpoint.TOKEN, Answer.redirect("{base}/elsewhere")),

  /** The user cancelled: a subcode and no description. */
  AUTHORIZE_CANCELLED(Endpoint.AUTHORIZE),
  AUTHORIZE_ERROR_SERVER(Endpoint.AUTHORIZE, Aadsts.SERVER),
  AUTHORIZE_TEMPORARILY_UNAVAILABLE(Endpoint.AUTHORIZE, Aadsts.TRANSIENT),
  /** A code with a state nobody sent. */
  AUTHORIZE_WRONG_STATE(Endpoint.AUTHORIZE),
  /** A code without a state. */
  AUTHORIZE_NO_STATE(Endpoint.AUTHORIZE),
  /** The parameter {@code code} twice. */
  AUTHORIZE_DOUBLE_CODE(Endpoint.AUTHORIZE),
  /** A good code of somebody else's request: another challenge, another nonce. */
  AUTHORIZE_FOREIGN_CODE(Endpoint.AUTHORIZE),
  /** An error whose description holds HTML, line ends and a forged log line. */
  AUTHORIZE_HOSTILE_DESCRIPTION(Endpoint.AUTHORIZE, Aadsts.SERVER),
  /** An administrator must consent, AADSTS90094. */
  AUTHORIZE_ACCESS_DENIED_ADMIN(Endpoint.AUTHORIZE, Aadsts.ADMIN_CONSENT),
  AUTHORIZE_INTERACTION_REQUIRED(Endpoint.AUTHORIZE, Aadsts.INTERACTION_NEEDED),
  AUTHORIZE_CONSENT_REQUIRED(Endpoint.AUTHORIZE, Aadsts.CONSENT_REQUIRED),
  AUTHORIZE_LOGIN_REQUIRED(Endpoint.AUTHORIZE, Aadsts.LOGIN_REQUIRED),
  AUTHORIZE_ACCOUNT_SELECTION_REQUIRED(Endpoint.AUTHORIZE, Aadsts.ACCOUNT_SELECTION),
  /** An answer with another {@code iss}. */
  AUTHORIZE_WRONG_ISS(Endpoint.AUTHORIZE),
  /** An answer without {@code iss}, though the metadata may promise it. */
  AUTHORIZE_NO_ISS(Endpoint.AUTHORIZE),
  /** The parameter {@code iss} twice. */
  AUTHORIZE_DOUBLE_ISS(Endpoint.AUTHORIZE),

  PAR_400(Endpoint.PAR, Aadsts.MALFORMED),
  PAR_500(Endpoint.PAR, Aadsts.SERVER),
  PAR_HANG(Endpoint.PAR, Effect.HANG),

  METADATA_500(Endpoint.METADATA, Canned.json(500, "{}")),
  METADATA_HTML(Endpoint.METADATA, Canned.html(200)),
  METADATA_HANG(Endpoint.METADATA, Effect.HANG),
  METADATA_RESET(Endpoint.METADATA, Effect.RESET),
  /** The metadata name another issuer. */
  METADATA_WRONG_ISSUER(Endpoint.METADATA),

  KEYS_500(Endpoint.KEYS, Canned.json(500, "{}")),
  KEYS_GARBAGE(Endpoint.KEYS, Canned.garbage()),
  KEYS_HANG(Endpoint.KEYS, Effect.HANG),
  KEYS_DRIP(Endpoint.KEYS, Effect.DRIP),
  /** A key set without keys. */
  KEYS_EMPTY(Endpoint.KEYS, Canned.json(200, "{\"keys\":[]}")),

  DATAVERSE_401(Endpoint.DATAVERSE, Canned.dataverse(DataverseError.EXPIRED)),
  /** The token is refused as invalid, with challenge and error document. */
  DATAVERSE_401_ONCE(Endpoint.DATAVERSE),
  /** The claims challenge of continuous access evaluation: quoted, claims in Base64. */
  DATAVERSE_401_CLAIMS_CHALLENGE(Endpoint.DATAVERSE),
  /** A claims challenge whose claims are not Base64. */
  DATAVERSE_401_BAD_CHALLENGE(Endpoint.DATAVERSE, Canned.challenge("%%% not base64 %%%")),
  /** A claims challenge whose claims are Base64, but not JSON. */
  DATAVERSE_401_BAD_CHALLENGE_JSON(Endpoint.DATAVERSE, Canned.notJson(40)),
  /** A claims challenge of more than 20 KB that is not JSON either. */
  DATAVERSE_401_BAD_CHALLENGE_HUGE(Endpoint.DATAVERSE, Canned.notJson(20_000)),
  DATAVERSE_403(Endpoint.DATAVERSE, Canned.dataverse(DataverseError.PRIVILEGE)),
  DATAVERSE_404(Endpoint.DATAVERSE, Canned.dataverse(DataverseError.NO_ROW)),
  /** A service protection limit; Retry-After is 7 seconds. */
  DATAVERSE_429(
      Endpoint.DATAVERSE, Canned.dataverse(DataverseError.THROTTLED).with("Retry-After", "7")),
  /** A service protection limit; Retry-After is a date in 7 seconds. */
  DATAVERSE_429_DATE(Endpoint.DATAVERSE),
  DATAVERSE_500(Endpoint.DATAVERSE, Canned.dataverse(DataverseError.FAILED)),
  DATAVERSE_502_HTML(Endpoint.DATAVERSE, Canned.html(502)),
  /** Unavailable, without Retry-After. */
  DATAVERSE_503(Endpoint.DATAVERSE, Canned.dataverse(DataverseError.UNAVAILABLE)),
  /** Unavailable; Retry-After is 7 seconds. */
  DATAVERSE_503_RETRY_AFTER(
      Endpoint.DATAVERSE, Canned.dataverse(DataverseError.UNAVAILABLE).with("Retry-After", "7")),
  DATAVERSE_HTML_200(Endpoint.DATAVERSE, Canned.html(200)),
  DATAVERSE_GARBAGE(Endpoint.DATAVERSE, Canned.garbage()),
  DATAVERSE_TRUNCATED(Endpoint.DATAVERSE, Effect.TRUNCATED),
  DATAVERSE_HUGE(Endpoint.DATAVERSE, Canned.huge()),
  DATAVERSE_EMPTY(Endpoint.DATAVERSE, Answer.empty(200).with("Content-Type", Answer.JSON)),
  /** WhoAmI without {@code UserId}. */
  DATAVERSE_MISSING_FIELD(Endpoint.DATAVERSE),
  DATAVERSE_HANG(Endpoint.DATAVERSE, Effect.HANG),
  DATAVERSE_DRIP(Endpoint.DATAVERSE, Effect.DRIP),
  DATAVERSE_RESET(Endpoint.DATAVERSE, Effect.RESET),
  DATAVERSE_REDIRECT(Endpoint.DATAVERSE, Answer.redirect("{base}/elsewhere"));

  @SuppressWarnings("ImmutableEnumChecker") // an Answer never changes nor hands out its array
  private final Deed deed;

  private final Endpoint endpoint;

  Fault(Endpoint endpoint) {
    this(endpoint, Deed.of(Effect.ALTERED));
  }

  Fault(Endpoint endpoint, Effect effect) {
    this(endpoint, Deed.of(effect));
  }

  Fault(Endpoint endpoint, Aadsts reason) {
    this(endpoint, Deed.refused(reason.refusal(Emulator.CLIENT_ID)));
  }

  Fault(Endpoint endpoint, Answer answer) {
    this(endpoint, Deed.answered(answer));
  }

  Fault(Endpoint endpoint, Deed deed) {
    this.endpoint = endpoint;
    this.deed = deed;
  }

  @Override
  public Endpoint endpoint() {
    return endpoint;
  }

  @Override
  public Deed deed() {
    return deed;
  }

  /** Whether only a refreshed ID token is changed. */
  boolean refreshed() {
    return this == REFRESHED_OTHER_USER
        || this == REFRESHED_OTHER_ISSUER
        || this == REFRESHED_WITH_NONCE;
  }
}
