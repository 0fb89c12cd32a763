package org.vestibule.emulator;

import org.jspecify.annotations.Nullable;

/**
 * What can go wrong with the next call to an endpoint. See {@link Emulator#next(Fault)}. Some HTTP
 * clients repeat a GET by themselves when a connection ends without an answer; such a fault has to
 * be asked for as many times as they try.
 */
public enum Fault {
  /** The ID token carries another nonce. */
  WRONG_NONCE(Endpoint.TOKEN),
  /** The ID token carries no nonce. */
  NO_NONCE(Endpoint.TOKEN),
  /** The ID token's signature is damaged. */
  WRONG_SIGNATURE(Endpoint.TOKEN),
  /** The ID token is signed well, but by a key that is not in the key set. */
  OTHER_KEY(Endpoint.TOKEN),
  /** The ID token is not signed and says so. */
  ALG_NONE(Endpoint.TOKEN),
  /** The ID token is authenticated with the public key as a shared secret. */
  HS256_WITH_PUBLIC_KEY(Endpoint.TOKEN),
  /** The ID token names another issuer. */
  WRONG_ISSUER(Endpoint.TOKEN),
  /** The ID token is for another client. */
  WRONG_AUDIENCE(Endpoint.TOKEN),
  /** The ID token is for this client and another one. */
  EXTRA_AUDIENCE(Endpoint.TOKEN),
  /** The ID token expired an hour ago. */
  EXPIRED_ID_TOKEN(Endpoint.TOKEN),
  /** The ID token will be valid in an hour. */
  NOT_YET_VALID(Endpoint.TOKEN),
  /** The ID token has no {@code sub}. */
  NO_SUBJECT(Endpoint.TOKEN),
  /** The ID token has no {@code iat}. */
  NO_IAT(Endpoint.TOKEN),
  /** The ID token has no {@code exp}. */
  NO_EXP(Endpoint.TOKEN),
  /** The ID token's {@code tid} is not the tenant in its issuer. */
  WRONG_TENANT(Endpoint.TOKEN),
  /** The ID token's {@code azp} is another client. */
  WRONG_AZP(Endpoint.TOKEN),
  /** The ID token's {@code at_hash} is of another access token. */
  WRONG_AT_HASH(Endpoint.TOKEN),
  /** The ID token's {@code c_hash} is of another code. */
  WRONG_C_HASH(Endpoint.TOKEN),
  /** The ID token has no {@code oid}. */
  NO_OID(Endpoint.TOKEN),
  /** The ID token has no {@code tid}. */
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
  /** No ID token in the answer. */
  NO_ID_TOKEN(Endpoint.TOKEN),
  /** No access token in the answer. */
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
  /** A server's fault with an error document. */
  TOKEN_500(Endpoint.TOKEN, Aadsts.SERVER),
  /** The service is unavailable, with an error document. */
  TOKEN_503(Endpoint.TOKEN, Aadsts.TRANSIENT),
  /** A gateway's page with status 200. */
  TOKEN_HTML(Endpoint.TOKEN, Canned.html(200)),
  /** Said to be JSON, but is not. */
  TOKEN_GARBAGE(Endpoint.TOKEN, Canned.garbage()),
  /** JSON nested 50,000 levels deep. */
  TOKEN_DEEP_JSON(Endpoint.TOKEN, Canned.json(200, "[".repeat(50_000) + "]".repeat(50_000))),
  /** A well-formed answer of more than 2 MiB. */
  TOKEN_HUGE(Endpoint.TOKEN, Canned.huge()),
  /** The connection ends in the middle of the answer. */
  TOKEN_TRUNCATED(Endpoint.TOKEN, Effect.TRUNCATED),
  /** Status 200 without a body. */
  TOKEN_EMPTY(Endpoint.TOKEN, Answer.empty(200).with("Content-Type", Answer.JSON)),
  /** No answer until the emulator closes, 30 seconds at most. */
  TOKEN_HANG(Endpoint.TOKEN, Effect.HANG),
  /** The connection ends without an answer. */
  TOKEN_RESET(Endpoint.TOKEN, Effect.RESET),
  /** The answer comes one byte every 100 milliseconds, for 30 seconds at most. */
  TOKEN_DRIP(Endpoint.TOKEN, Effect.DRIP),
  /** 50 MB of zeros, compressed if the client accepts gzip. */
  TOKEN_GZIP_BOMB(Endpoint.TOKEN, Effect.BOMB),
  /** A redirect to {@code /elsewhere}; the record shows whether it was followed. */
  TOKEN_REDIRECT(Endpoint.TOKEN, Answer.redirect("{base}/elsewhere")),

  /** The error {@code server_error}. */
  AUTHORIZE_ERROR_SERVER(Endpoint.AUTHORIZE, Aadsts.SERVER),
  /** The error {@code temporarily_unavailable}. */
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
  /** The error {@code interaction_required}. */
  AUTHORIZE_INTERACTION_REQUIRED(Endpoint.AUTHORIZE, Aadsts.INTERACTION_NEEDED),
  /** The error {@code consent_required}. */
  AUTHORIZE_CONSENT_REQUIRED(Endpoint.AUTHORIZE, Aadsts.CONSENT_REQUIRED),
  /** The error {@code login_required}. */
  AUTHORIZE_LOGIN_REQUIRED(Endpoint.AUTHORIZE, Aadsts.LOGIN_REQUIRED),
  /** The error {@code account_selection_required}. */
  AUTHORIZE_ACCOUNT_SELECTION_REQUIRED(Endpoint.AUTHORIZE, Aadsts.ACCOUNT_SELECTION),
  /** An answer with another {@code iss}. */
  AUTHORIZE_WRONG_ISS(Endpoint.AUTHORIZE),
  /** An answer without {@code iss}, though the metadata may promise it. */
  AUTHORIZE_NO_ISS(Endpoint.AUTHORIZE),
  /** The parameter {@code iss} twice. */
  AUTHORIZE_DOUBLE_ISS(Endpoint.AUTHORIZE),

  /** The pushed request is refused. */
  PAR_400(Endpoint.PAR, Aadsts.MALFORMED),
  /** A server's fault with an error document. */
  PAR_500(Endpoint.PAR, Aadsts.SERVER),
  /** No answer until the emulator closes, 30 seconds at most. */
  PAR_HANG(Endpoint.PAR, Effect.HANG),

  /** A server's fault. */
  METADATA_500(Endpoint.METADATA, Canned.json(500, "{}")),
  /** A gateway's page with status 200. */
  METADATA_HTML(Endpoint.METADATA, Canned.html(200)),
  /** No answer. */
  METADATA_HANG(Endpoint.METADATA, Effect.HANG),
  /** The connection ends without an answer. */
  METADATA_RESET(Endpoint.METADATA, Effect.RESET),
  /** The metadata name another issuer. */
  METADATA_WRONG_ISSUER(Endpoint.METADATA),

  /** A server's fault. */
  KEYS_500(Endpoint.KEYS, Canned.json(500, "{}")),
  /** Said to be JSON, but is not. */
  KEYS_GARBAGE(Endpoint.KEYS, Canned.garbage()),
  /** No answer. */
  KEYS_HANG(Endpoint.KEYS, Effect.HANG),
  /** The key set comes one byte every 100 milliseconds, for 30 seconds at most. */
  KEYS_DRIP(Endpoint.KEYS, Effect.DRIP),
  /** A key set without keys. */
  KEYS_EMPTY(Endpoint.KEYS, Canned.json(200, "{\"keys\":[]}")),

  /** The token is refused with an error document. */
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
  /** A privilege is missing. */
  DATAVERSE_403(Endpoint.DATAVERSE, Canned.dataverse(DataverseError.PRIVILEGE)),
  /** The row does not exist. */
  DATAVERSE_404(Endpoint.DATAVERSE, Canned.dataverse(DataverseError.NO_ROW)),
  /** A service protection limit; Retry-After is 7 seconds. */
  DATAVERSE_429(
      Endpoint.DATAVERSE, Canned.dataverse(DataverseError.THROTTLED).with("Retry-After", "7")),
  /** A service protection limit; Retry-After is a date in 7 seconds. */
  DATAVERSE_429_DATE(Endpoint.DATAVERSE),
  /** A server's fault with an error document. */
  DATAVERSE_500(Endpoint.DATAVERSE, Canned.dataverse(DataverseError.FAILED)),
  /** A gateway's page. */
  DATAVERSE_502_HTML(Endpoint.DATAVERSE, Canned.html(502)),
  /** Unavailable, without Retry-After. */
  DATAVERSE_503(Endpoint.DATAVERSE, Canned.dataverse(DataverseError.UNAVAILABLE)),
  /** Unavailable; Retry-After is 7 seconds. */
  DATAVERSE_503_RETRY_AFTER(
      Endpoint.DATAVERSE, Canned.dataverse(DataverseError.UNAVAILABLE).with("Retry-After", "7")),
  /** A gateway's page with status 200. */
  DATAVERSE_HTML_200(Endpoint.DATAVERSE, Canned.html(200)),
  /** Said to be JSON, but is not. */
  DATAVERSE_GARBAGE(Endpoint.DATAVERSE, Canned.garbage()),
  /** The connection ends in the middle of the answer. */
  DATAVERSE_TRUNCATED(Endpoint.DATAVERSE, Effect.TRUNCATED),
  /** A well-formed answer of more than 2 MiB. */
  DATAVERSE_HUGE(Endpoint.DATAVERSE, Canned.huge()),
  /** Status 200 without a body. */
  DATAVERSE_EMPTY(Endpoint.DATAVERSE, Answer.empty(200).with("Content-Type", Answer.JSON)),
  /** WhoAmI without {@code UserId}. */
  DATAVERSE_MISSING_FIELD(Endpoint.DATAVERSE),
  /** No answer until the emulator closes, 30 seconds at most. */
  DATAVERSE_HANG(Endpoint.DATAVERSE, Effect.HANG),
  /** The answer comes one byte every 100 milliseconds, for 30 seconds at most. */
  DATAVERSE_DRIP(Endpoint.DATAVERSE, Effect.DRIP),
  /** The connection ends without an answer. */
  DATAVERSE_RESET(Endpoint.DATAVERSE, Effect.RESET),
  /** A redirect to {@code /elsewhere}; the record shows whether it was followed. */
  DATAVERSE_REDIRECT(Endpoint.DATAVERSE, Answer.redirect("{base}/elsewhere"));

  /** How a fault acts on the exchange. */
  enum Effect {
    /** The endpoint itself answers, with something changed. */
    ALTERED,
    /** The endpoint refuses for the fault's reason. */
    REFUSED,
    /** The fixed answer is sent, the endpoint is not asked. */
    ANSWERED,
    /** The endpoint's own answer is cut in the middle. */
    TRUNCATED,
    /** The endpoint's own answer is sent very slowly. */
    DRIP,
    /** A body far larger than what is sent. */
    BOMB,
    /** Nothing is sent and the connection stays open. */
    HANG,
    /** Nothing is sent and the connection is closed. */
    RESET
  }

  final Effect effect;
  final @Nullable Aadsts reason;

  @SuppressWarnings("ImmutableEnumChecker") // an Answer never changes nor hands out its array
  final @Nullable Answer answer;

  private final Endpoint endpoint;

  Fault(Endpoint endpoint) {
    this(endpoint, Effect.ALTERED, null, null);
  }

  Fault(Endpoint endpoint, Effect effect) {
    this(endpoint, effect, null, null);
  }

  Fault(Endpoint endpoint, Aadsts reason) {
    this(endpoint, Effect.REFUSED, reason, null);
  }

  Fault(Endpoint endpoint, Answer answer) {
    this(endpoint, Effect.ANSWERED, null, answer);
  }

  Fault(Endpoint endpoint, Effect effect, @Nullable Aadsts reason, @Nullable Answer answer) {
    this.endpoint = endpoint;
    this.effect = effect;
    this.reason = reason;
    this.answer = answer;
  }

  /** The endpoint whose next call is struck. */
  public Endpoint endpoint() {
    return endpoint;
  }

  /** Whether only a refreshed ID token is changed. */
  boolean refreshed() {
    return this == REFRESHED_OTHER_USER
        || this == REFRESHED_OTHER_ISSUER
        || this == REFRESHED_WITH_NONCE;
  }

  /** Refuses when this fault is a refusal. */
  void strike() {
    if (reason != null) {
      throw reason.refusal(Emulator.CLIENT_ID);
    }
  }
}
