package org.vestibule.emulator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A PKCE code challenge.
 *
 * @see "RFC 7636, sections 4.1 to 4.6"
 */
record Challenge(String value, boolean hashed) {
  private static final Pattern SYNTAX = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

  /** Reads the challenge of an authorization request, null without one. */
  static @Nullable Challenge read(Params params, boolean required) {
    String value = params.get("code_challenge");
    String method = params.get("code_challenge_method");
    if (value == null) {
      if (required || method != null) {
        throw Aadsts.NO_CHALLENGE.refusal();
      }
      return null;
    }
    if (method != null && !method.equals("S256") && !method.equals("plain")) {
      throw Aadsts.CHALLENGE_METHOD.refusal();
    }
    boolean hashed = "S256".equals(method);
    if (!SYNTAX.matcher(value).matches() || (hashed && value.length() != 43)) {
      throw Aadsts.CHALLENGE_SIZE.refusal();
    }
    return new Challenge(value, hashed);
  }

  /** Refuses a missing, wrong or uncalled-for verifier. */
  static void verify(@Nullable Challenge challenge, @Nullable String verifier) {
    if (challenge == null && verifier == null) {
      return;
    }
    if (verifier == null) {
      throw Aadsts.VERIFIER_MISSING.refusal();
    }
    if (challenge == null || !challenge.matches(verifier)) {
      throw Aadsts.VERIFIER_WRONG.refusal();
    }
  }

  private boolean matches(String verifier) {
    if (!SYNTAX.matcher(verifier).matches()) {
      return false;
    }
    byte[] hash = Random.sha256(verifier.getBytes(StandardCharsets.US_ASCII));
    return value.equals(
        hashed ? Base64.getUrlEncoder().withoutPadding().encodeToString(hash) : verifier);
  }
}
