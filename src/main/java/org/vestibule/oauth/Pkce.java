package org.vestibule.oauth;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;
import java.util.regex.Pattern;
import org.vestibule.http.Secret;

/**
 * Proof key of one authorization request: the verifier stays here, only its S256 challenge travels.
 * There is no {@code plain} method to choose.
 *
 * @param verifier 43 to 128 unreserved characters
 * @see "RFC 7636, sections 4.1 and 4.2"
 */
public record Pkce(Secret verifier) {
  private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

  public Pkce {
    if (!VERIFIER.matcher(verifier.reveal()).matches()) {
      throw new IllegalArgumentException("the verifier is not RFC 7636, section 4.1");
    }
  }

  /** The {@code code_challenge}: base64url of the verifier's SHA-256. */
  public String challenge() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Sha256.digest(verifier.reveal().getBytes(US_ASCII)));
  }
}
