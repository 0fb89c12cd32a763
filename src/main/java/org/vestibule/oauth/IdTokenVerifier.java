package org.vestibule.oauth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.util.Optional;
import org.vestibule.http.Json;
import org.vestibule.http.Secret;

/**
 * Verifies ID tokens: the signature first, with a key that the provider has published and an
 * algorithm that it lists, then the claims.
 *
 * @see "OpenID Connect Core 1.0, section 3.1.3.7" and "RFC 8725"
 */
public final class IdTokenVerifier {
  private final Provider provider;
  private final String clientId;
  private final Clock clock;

  /** A verifier for tokens of one provider and one client. */
  public IdTokenVerifier(Provider provider, String clientId, Clock clock) {
    this.provider = provider;
    this.clientId = clientId;
    this.clock = clock;
  }

  /**
   * Judges a token that came straight from the token endpoint.
   *
   * @param nonce of the authorization request; empty for a refreshed token, which answers none
   */
  public IdTokenResult verify(Secret idToken, Optional<String> nonce, AccessToken accessToken) {
    try {
      return judge(SignedJWT.parse(idToken.reveal()), nonce, accessToken);
    } catch (ParseException e) {
      return rejected(
          unsigned(idToken.reveal()) ? Reason.ID_TOKEN_ALGORITHM : Reason.ID_TOKEN_MALFORMED);
    } catch (ProviderUnavailable e) {
      return new IdTokenResult.Unverifiable(e.failure());
    }
  }

  private IdTokenResult judge(SignedJWT jwt, Optional<String> nonce, AccessToken accessToken)
      throws ProviderUnavailable, ParseException {
    Provider.Known known = provider.known();
    JWSHeader header = jwt.getHeader();
    // Extensions that must be understood are not: RFC 7515, section 4.1.11.
    if (!known.metadata().signingAlgorithms().contains(header.getAlgorithm().getName())
        || header.getCriticalParams() != null) {
      return rejected(Reason.ID_TOKEN_ALGORITHM);
    }
    // Only published keys count; a key or an address of one in the header is not looked at.
    Optional<KeySet.Key> key = provider.keys().find(header);
    if (key.isEmpty()) {
      key = provider.newerKeys().find(header);
    }
    if (key.isEmpty()) {
      return rejected(Reason.ID_TOKEN_KEY);
    }
    KeySet.Key signer = key.get();
    if (!signed(jwt, signer)) {
      return rejected(Reason.ID_TOKEN_SIGNATURE);
    }
    if (Json.tooDeep(jwt.getPayload().toString())) {
      return rejected(Reason.ID_TOKEN_MALFORMED);
    }
    JWTClaimsSet claims = jwt.getJWTClaimsSet();
    var rules = new IdTokenRules(known, clientId, clock.instant());
    return rules
        .problem(claims, nonce)
        .or(() -> rules.keyProblem(signer, claims))
        .or(() -> IdTokenRules.atHashProblem(claims, accessToken))
        .map(IdTokenVerifier::rejected)
        .orElseGet(() -> new IdTokenResult.Verified(rules.read(claims)));
  }

  private static boolean signed(SignedJWT jwt, KeySet.Key key) {
    try {
      return jwt.verify(key.verifier());
    } catch (JOSEException e) {
      return false;
    }
  }

  /** A JWT of the algorithm {@code none}, which the parser of signed ones refuses to read. */
  private static boolean unsigned(String text) {
    return text.endsWith(".") && text.chars().filter(c -> c == '.').count() == 2;
  }

  private static IdTokenResult rejected(Reason reason) {
    return new IdTokenResult.Rejected(reason);
  }
}
