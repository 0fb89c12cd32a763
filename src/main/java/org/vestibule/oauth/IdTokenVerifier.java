package org.vestibule.oauth;

import com.nimbusds.jwt.JWTClaimsSet;
import java.time.Clock;
import java.util.Optional;
import org.vestibule.http.Secret;

/**
 * Verifies ID tokens: the signature first, then the claims.
 *
 * @see "OpenID Connect Core 1.0, section 3.1.3.7" and "RFC 8725"
 */
public final class IdTokenVerifier {
  /**
   * What the token must answer.
   *
   * @param nonce of the authorization request; empty for a refreshed token, which answers none
   * @param code that was redeemed; empty for a refreshed token
   * @param accessToken that came with it
   */
  public record Context(Optional<String> nonce, Optional<Secret> code, AccessToken accessToken) {}

  private final Provider provider;
  private final SignedTokens signatures;
  private final String clientId;
  private final Clock clock;

  /** A verifier for tokens of one provider and one client. */
  public IdTokenVerifier(Provider provider, String clientId, Clock clock) {
    this.provider = provider;
    this.signatures = new SignedTokens(provider);
    this.clientId = clientId;
    this.clock = clock;
  }

  /** Judges a token that came straight from the token endpoint. */
  public IdTokenResult verify(Secret idToken, Context context) {
    try {
      SignedTokens.Checked checked = signatures.check(idToken.reveal());
      if (checked.claims().isEmpty() || checked.signer().isEmpty()) {
        return new IdTokenResult.Rejected(checked.reason());
      }
      return judge(checked.claims().get(), checked.signer().get(), context);
    } catch (ProviderUnavailable e) {
      return new IdTokenResult.Unverifiable(e.failure());
    }
  }

  private IdTokenResult judge(JWTClaimsSet claims, KeySet.Key signer, Context context)
      throws ProviderUnavailable {
    var rules = new IdTokenRules(provider.known(), clientId, clock.instant());
    return rules
        .problem(claims, context.nonce())
        .or(() -> rules.keyProblem(signer, claims))
        .or(() -> IdTokenRules.atHashProblem(claims, context.accessToken()))
        .or(() -> IdTokenRules.codeHashProblem(claims, context.code()))
        .<IdTokenResult>map(IdTokenResult.Rejected::new)
        .orElseGet(() -> new IdTokenResult.Verified(rules.read(claims)));
  }
}
