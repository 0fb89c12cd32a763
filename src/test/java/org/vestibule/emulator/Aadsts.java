package org.vestibule.emulator;

import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The refusals of Entra that the emulator knows: AADSTS number and OAuth error. The sentences are
 * in {@code aadsts.properties}.
 *
 * @see "Microsoft Entra authentication and authorization error codes, 2026"
 */
enum Aadsts {
  TENANT_NOT_FOUND(90002, "invalid_request"),
  SINGLE_TENANT(50194, "invalid_request"),
  UNKNOWN_CLIENT(700016, "unauthorized_client"),
  REDIRECT_MISMATCH(50011, "invalid_request"),
  NO_REDIRECT(900971, "invalid_request"),
  NO_REDIRECT_REGISTERED(500113, "invalid_request"),
  OTHER_REDIRECT(500112, "invalid_grant"),
  MISSING(900144, "invalid_request"),
  MALFORMED(9002313, "invalid_request"),
  QUERY_TOO_LONG(90015, "invalid_request"),
  RESPONSE_TYPE(70005, "unsupported_response_type"),
  ID_TOKEN_DISABLED(700054, "unsupported_response_type"),
  RESPONSE_MODE(70007, "invalid_request"),
  PROMPT(90023, "invalid_request"),
  SID_AND_HINT(90005, "invalid_request"),
  SESSION_GONE(160021, "interaction_required"),
  NO_CHALLENGE(50147, "invalid_request"),
  CHALLENGE_METHOD(50149, "invalid_request"),
  CHALLENGE_SIZE(501491, "invalid_request"),
  RESOURCE_UNKNOWN(500011, "invalid_resource"),
  RESOURCE_OTHER(50001, "invalid_resource"),
  RESOURCE_AT_V2(901002, "invalid_request"),
  SCOPE_UNKNOWN(650053, "invalid_client"),
  SCOPE_INVALID(70011, "invalid_scope"),
  SEVERAL_RESOURCES(700022, "invalid_scope"),
  APP_SCOPE(1002012, "invalid_scope"),
  LOGIN_REQUIRED(50058, "login_required"),
  CONSENT_REQUIRED(65001, "consent_required"),
  CONSENT_MISSING(65001, "invalid_grant", "consent_required", ""),
  CONSENT_DECLINED(65004, "access_denied"),
  ADMIN_CONSENT(90094, "access_denied"),
  USER_NOT_HERE(50020, "access_denied"),
  FLOW_EXPIRED(50089, "invalid_grant"),
  POST_ONLY(900561, "invalid_request"),
  GRANT_TYPE(70003, "unsupported_grant_type"),
  APP_TENANT(9001023, "invalid_request"),
  GRANT_INVALID(70000, "invalid_grant"),
  CODE_USED(54005, "invalid_grant"),
  CODE_EXPIRED(70008, "invalid_grant"),
  VERIFIER_MISSING(50148, "invalid_grant"),
  VERIFIER_WRONG(501481, "invalid_grant"),
  REFRESH_EXPIRED(700082, "invalid_grant"),
  REFRESH_REUSED(70000, "invalid_grant", "bad_token", ""),
  REFRESH_REVOKED(50173, "invalid_grant"),
  SECRET_FROM_PUBLIC(700025, "invalid_client"),
  SECRET_MISSING(7000218, "invalid_client"),
  SECRET_WRONG(7000215, "invalid_client"),
  SECRET_EXPIRED(7000222, "invalid_client"),
  ASSERTION(700027, "invalid_client"),
  CROSS_ORIGIN(9002326, "invalid_request"),
  MFA(
      50076,
      "invalid_grant",
      "basic_action",
      "{\"access_token\":{\"capolids\":{\"essential\":true,\"values\":[\"e2a4\"]}}}"),
  THROTTLED(90055, "temporarily_unavailable"),
  TRANSIENT(90033, "temporarily_unavailable"),
  SERVER(50000, "server_error"),
  CLIENT_ASSERTION(50012, "invalid_client"),
  ASSERTION_TIME(700024, "invalid_client"),
  CERTIFICATE_VALIDITY(1000502, "invalid_client"),
  FEDERATION_UNKNOWN(70021, "invalid_request"),
  CLAIMS(90013, "invalid_request"),
  PUSHED_ONLY(90014, "invalid_request"),
  PUSHED_UNKNOWN(90013, "invalid_request_uri"),
  INTERACTION_NEEDED(50079, "interaction_required"),
  ACCOUNT_SELECTION(16001, "account_selection_required");

  private static final ResourceBundle SENTENCES =
      ResourceBundle.getBundle("org.vestibule.emulator.aadsts", Locale.ROOT);

  /** The number after {@code AADSTS}. */
  final int code;

  /** The OAuth 2.0 error. */
  final String error;

  /** The {@code suberror} member, or empty. */
  final String suberror;

  /** The {@code claims} member, or empty. */
  final String claims;

  Aadsts(int code, String error) {
    this(code, error, "", "");
  }

  Aadsts(int code, String error, String suberror, String claims) {
    this.code = code;
    this.error = error;
    this.suberror = suberror;
    this.claims = claims;
  }

  /** The refusal for this reason, its sentence completed with what was sent. */
  Refusal refusal(String... details) {
    String sentence = SENTENCES.getString(name()).formatted((Object[]) details);
    return new Refusal(code, error, suberror, claims, sentence);
  }
}
