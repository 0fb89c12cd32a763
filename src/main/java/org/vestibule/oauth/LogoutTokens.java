package org.vestibule.oauth;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Judges logout tokens, by which a provider ends sessions here.
 *
 * @see "OpenID Connect Back-Channel Logout 1.0, section 2.6"
 */
public final class LogoutTokens {
  /**
   * Whose sessions end; one of the two is there.
   *
   * @param sessionId the provider's {@code sid}
   * @param subject issuer and subject, joined by a space
   */
  public record Ended(Optional<String> sessionId, Optional<String> subject) {}

  private static final String EVENT = "http://schemas.openid.net/event/backchannel-logout";

  /** Older providers send no type, or the general one; the event then tells the tokens apart. */
  private static final Set<String> TYPES = Set.of("logout+jwt", "jwt", "");

  private static final Duration MAX_AGE = Duration.ofMinutes(10);
  private static final int MAX_LENGTH = 16_384;

  /** An older token is refused for its age, by any clock. */
  public static final Duration REMEMBERED = Duration.ofMinutes(30);

  private final Provider provider;
  private final SignedTokens signatures;
  private final String clientId;
  private final Clock clock;
  private final Predicate<String> first;

  /**
   * A judge for tokens of one provider and one client.
   *
   * @param first whether a token's id comes for the first time within {@link #REMEMBERED}
   */
  public LogoutTokens(Provider provider, String clientId, Clock clock, Predicate<String> first) {
    this.provider = provider;
    this.signatures = new SignedTokens(provider);
    this.clientId = clientId;
    this.clock = clock;
    this.first = first;
  }

  /** Whether the provider promised to call. */
  public boolean offered() {
    try {
      return provider.metadata().backChannelLogout();
    } catch (ProviderUnavailable e) {
      return false;
    }
  }

  /** Whose sessions end; absent when the token is not to be believed. */
  public Optional<Ended> judge(String token) {
    if (token.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      SignedTokens.Checked checked = signatures.check(token);
      return checked
          .claims()
          .filter(claims -> TYPES.contains(checked.type()))
          .filter(this::good)
          .map(LogoutTokens::ended);
    } catch (ProviderUnavailable e) {
      return Optional.empty();
    }
  }

  private boolean good(JWTClaimsSet claims) {
    Instant now = clock.instant();
    Date issued = claims.getIssueTime();
    Date expires = claims.getExpirationTime();
    return text(claims, "iss").equals(announced())
        && List.of(clientId).equals(claims.getAudience())
        && issued != null
        && !now.plus(IdTokenRules.CLOCK_SKEW).isBefore(issued.toInstant())
        && !now.minus(MAX_AGE).isAfter(issued.toInstant())
        && expires != null
        && now.minus(IdTokenRules.CLOCK_SKEW).isBefore(expires.toInstant())
        && claims.getClaim("events") instanceof Map<?, ?> events
        && events.get(EVENT) instanceof Map
        && claims.getClaim("nonce") == null
        && (text(claims, "sid").isPresent() || text(claims, "sub").isPresent())
        && text(claims, "jti").map(first::test).orElse(false);
  }

  private Optional<String> announced() {
    try {
      return Optional.of(provider.metadata().issuer());
    } catch (ProviderUnavailable e) {
      return Optional.of("");
    }
  }

  private static Ended ended(JWTClaimsSet claims) {
    return new Ended(
        text(claims, "sid"),
        text(claims, "sub").map(subject -> text(claims, "iss").orElse("") + " " + subject));
  }

  private static Optional<String> text(JWTClaimsSet claims, String name) {
    try {
      return Optional.ofNullable(claims.getStringClaim(name)).filter(it -> !it.isEmpty());
    } catch (ParseException e) {
      return Optional.empty();
    }
  }
}
