package org.vestibule.emulator;

import java.util.Locale;

/**
 * The refusals of Entra that the emulator knows: AADSTS number, OAuth error and sentence.
 *
 * @see "Microsoft Entra authentication and authorization error codes, 2026"
 */
enum Aadsts {
  TENANT_NOT_FOUND(
      90002,
      "invalid_request",
      "Tenant '%s' not found. Check to make sure you have"
          + " the correct tenant ID and are signing into the correct cloud."),
  SINGLE_TENANT(
      50194,
      "invalid_request",
      "Application '%s' is not configured as a multi-tenant"
          + " application. Usage of the /common endpoint is not supported for such apps."),
  UNKNOWN_CLIENT(
      700016,
      "unauthorized_client",
      "Application with identifier '%s' was not found" + " in the directory '%s'."),
  REDIRECT_MISMATCH(
      50011,
      "invalid_request",
      "The redirect URI '%s' specified in the request"
          + " does not match the redirect URIs configured for the application '%s'."),
  NO_REDIRECT(900971, "invalid_request", "No reply address provided."),
  NO_REDIRECT_REGISTERED(
      500113, "invalid_request", "No reply address is registered for the" + " application."),
  OTHER_REDIRECT(
      500112,
      "invalid_grant",
      "The reply address '%s' does not match the reply"
          + " address '%s' provided when requesting Authorization code."),
  MISSING(
      900144,
      "invalid_request",
      "The request body must contain the following parameter:" + " '%s'."),
  MALFORMED(9002313, "invalid_request", "Invalid request. Request is malformed or invalid."),
  QUERY_TOO_LONG(90015, "invalid_request", "Requested query string is too long."),
  RESPONSE_TYPE(
      70005,
      "unsupported_response_type",
      "The application requested an unsupported" + " response type '%s' when requesting a token."),
  ID_TOKEN_DISABLED(
      700054,
      "unsupported_response_type",
      "response_type 'id_token' is not enabled" + " for the application."),
  RESPONSE_MODE(70007, "invalid_request", "'%s' is not a supported value of 'response_mode'."),
  PROMPT(90023, "invalid_request", "Unsupported 'prompt' value '%s'."),
  SID_AND_HINT(
      90005,
      "invalid_request",
      "Unable to complete request. The 'sid' and 'login_hint'"
          + " parameters cannot be used together."),
  SESSION_GONE(
      160021,
      "interaction_required",
      "Application requested a user session which does" + " not exist."),
  NO_CHALLENGE(50147, "invalid_request", "Missing code_challenge parameter."),
  CHALLENGE_METHOD(50149, "invalid_request", "Invalid Code_Challenge_method parameter."),
  CHALLENGE_SIZE(501491, "invalid_request", "Invalid size of Code_Challenge parameter."),
  RESOURCE_UNKNOWN(
      500011,
      "invalid_resource",
      "The resource principal named %s was not found in"
          + " the tenant. You might have sent your authentication request to the wrong tenant."),
  RESOURCE_OTHER(
      50001,
      "invalid_resource",
      "The resource '%s' is not the one the authorization" + " request named."),
  RESOURCE_AT_V2(901002, "invalid_request", "The 'resource' request parameter is not supported."),
  SCOPE_UNKNOWN(
      650053,
      "invalid_client",
      "The application '%s' asked for scope '%s' that doesn't" + " exist on the resource '%s'."),
  SCOPE_INVALID(
      70011,
      "invalid_scope",
      "The provided value for the input parameter 'scope' is"
          + " not valid. The scope '%s' is not valid."),
  SEVERAL_RESOURCES(
      700022,
      "invalid_scope",
      "The provided value for the input parameter scope is"
          + " not valid because it contains more than one resource."),
  APP_SCOPE(
      1002012,
      "invalid_scope",
      "The provided value for scope %s is not valid. Client"
          + " credential flows must have a scope value with /.default suffixed to the resource"
          + " identifier."),
  LOGIN_REQUIRED(
      50058, "login_required", "Session information is not sufficient for" + " single-sign-on."),
  CONSENT_REQUIRED(
      65001,
      "consent_required",
      "The user or administrator has not consented to use"
          + " the application with ID '%s'. Send an interactive authorization request."),
  CONSENT_MISSING(
      65001,
      "invalid_grant",
      "The user or administrator has not consented to use the"
          + " application with ID '%s'. Send an interactive authorization request.",
      "consent_required",
      ""),
  CONSENT_DECLINED(65004, "access_denied", "User declined to consent to access the app."),
  ADMIN_CONSENT(
      90094,
      "access_denied",
      "The grant requires admin permission. Ask an admin to"
          + " grant permission to this app before you can use it."),
  USER_NOT_HERE(
      50020,
      "access_denied",
      "User account '%s' does not exist in tenant '%s' and"
          + " cannot access the application in that tenant."),
  FLOW_EXPIRED(50089, "invalid_grant", "Authentication failed due to flow token expired."),
  POST_ONLY(
      900561,
      "invalid_request",
      "The endpoint only accepts POST requests. Received a %s" + " request."),
  GRANT_TYPE(
      70003, "unsupported_grant_type", "The app requested an unsupported grant type" + " '%s'."),
  APP_TENANT(
      9001023,
      "invalid_request",
      "The grant type is not supported over the /common or"
          + " /consumers endpoints. Please use a tenant-specific endpoint."),
  GRANT_INVALID(70000, "invalid_grant", "Provided grant is invalid or malformed."),
  CODE_USED(
      54005,
      "invalid_grant",
      "OAuth2 Authorization code was already redeemed, please retry"
          + " with a new valid code or use an existing refresh token."),
  CODE_EXPIRED(
      70008,
      "invalid_grant",
      "The provided authorization code or refresh token has"
          + " expired due to inactivity. Send a new interactive authorization request."),
  VERIFIER_MISSING(
      50148,
      "invalid_grant",
      "The code_verifier does not match the code_challenge"
          + " supplied in the authorization request for PKCE."),
  VERIFIER_WRONG(
      501481,
      "invalid_grant",
      "The Code_Verifier does not match the code_challenge"
          + " supplied in the authorization request."),
  REFRESH_EXPIRED(700082, "invalid_grant", "The refresh token has expired due to inactivity."),
  REFRESH_REUSED(
      70000, "invalid_grant", "Provided grant is invalid or malformed.", "bad_token", ""),
  REFRESH_REVOKED(
      50173,
      "invalid_grant",
      "The provided grant has expired due to it being" + " revoked, a fresh auth token is needed."),
  SECRET_FROM_PUBLIC(
      700025,
      "invalid_client",
      "Client is public so neither 'client_assertion' nor"
          + " 'client_secret' should be presented."),
  SECRET_MISSING(
      7000218,
      "invalid_client",
      "The request body must contain the following"
          + " parameter: 'client_assertion' or 'client_secret'."),
  SECRET_WRONG(
      7000215,
      "invalid_client",
      "Invalid client secret provided. Ensure the secret being sent in the request is the client"
          + " secret value, not the client secret ID, for a secret added to app '%s'."),
  SECRET_EXPIRED(
      7000222, "invalid_client", "The provided client secret keys for app '%s' are" + " expired."),
  ASSERTION(
      700027,
      "invalid_client",
      "The certificate with identifier used to sign the client"
          + " assertion is not registered on application."),
  CROSS_ORIGIN(
      9002326,
      "invalid_request",
      "Cross-origin token redemption is permitted only for"
          + " the 'Single-Page Application' client-type."),
  MFA(
      50076,
      "invalid_grant",
      "Due to a configuration change made by your administrator, or because you moved to a new"
          + " location, you must use multi-factor authentication to access the resource.",
      "basic_action",
      "{\"access_token\":{\"capolids\":{\"essential\":true,\"values\":[\"e2a4\"]}}}"),
  THROTTLED(
      90055, "temporarily_unavailable", "Tenant was throttled because of too many" + " requests."),
  TRANSIENT(
      90033, "temporarily_unavailable", "A transient error has occurred. Please try" + " again."),
  SERVER(50000, "server_error", "There was an issue with our sign-in service.");

  /** The number after {@code AADSTS}. */
  final int code;

  /** The OAuth 2.0 error. */
  final String error;

  /** The {@code suberror} member, or empty. */
  final String suberror;

  /** The {@code claims} member, or empty. */
  final String claims;

  private final String sentence;

  Aadsts(int code, String error, String sentence) {
    this(code, error, sentence, "", "");
  }

  Aadsts(int code, String error, String sentence, String suberror, String claims) {
    this.code = code;
    this.error = error;
    this.sentence = sentence;
    this.suberror = suberror;
    this.claims = claims;
  }

  /** The refusal for this reason, its sentence completed with what was sent. */
  Refusal refusal(String... details) {
    return new Refusal(this, String.format(Locale.ROOT, sentence, (Object[]) details));
  }
}
