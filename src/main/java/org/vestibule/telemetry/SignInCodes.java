package org.vestibule.telemetry;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.vestibule.oauth.Reason;
import org.vestibule.oauth.UpstreamFailure;
import org.vestibule.signin.SignInResult;

/**
 * The stable codes of {@code docs/errors.md} as labels. Whatever a provider sends, the label is one
 * of a fixed set.
 */
final class SignInCodes {
  /** The label where there is nothing to say. */
  static final String NONE = "none";

  /** Of an OAuth error that is none of those below. */
  static final String OTHER = "token.other";

  /** RFC 6749, sections 4.1.2.1 and 5.2, OpenID Connect Core 3.1.2.6, and Entra's own. */
  private static final Set<String> ERRORS =
      Set.of(
          "access_denied",
          "consent_required",
          "interaction_required",
          "invalid_client",
          "invalid_grant",
          "invalid_request",
          "invalid_resource",
          "invalid_scope",
          "invalid_target",
          "login_required",
          "server_error",
          "temporarily_unavailable",
          "unauthorized_client",
          "unsupported_grant_type",
          "unsupported_response_type");

  /** Errors by which a provider reports its own fault: RFC 6749, section 4.1.2.1. */
  private static final Set<String> PROVIDER_FAULTS =
      Set.of("server_error", "temporarily_unavailable");

  private SignInCodes() {}

  static List<String> declined() {
    return List.of("signin.cancelled", "signin.denied", "signin.provider-error");
  }

  static List<String> rejected() {
    return Arrays.stream(Reason.values()).map(Reason::code).toList();
  }

  static List<String> failed() {
    return Stream.concat(
            Stream.concat(ERRORS.stream().map("token."::concat), Stream.of(OTHER)),
            Arrays.stream(UpstreamFailure.Kind.values()).map(SignInCodes::of))
        .toList();
  }

  static String of(SignInResult.Declined declined) {
    if (declined.cancelled()) {
      return "signin.cancelled";
    }
    return PROVIDER_FAULTS.contains(declined.error()) ? "signin.provider-error" : "signin.denied";
  }

  /** The code of an OAuth error. */
  static String of(String error) {
    return ERRORS.contains(error) ? "token." + error : OTHER;
  }

  static String of(UpstreamFailure.Kind kind) {
    return "provider." + kind.code();
  }
}
