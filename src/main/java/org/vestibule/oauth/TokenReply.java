package org.vestibule.oauth;

import jakarta.json.bind.annotation.JsonbProperty;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.vestibule.http.Json;
import org.vestibule.http.Reply;
import org.vestibule.http.Secret;

/**
 * The token endpoint's answer, judged.
 *
 * @see "RFC 6749, sections 5.1 and 5.2"
 */
public sealed interface TokenReply {
  /** Tokens. */
  record Issued(Tokens tokens) implements TokenReply {}

  /**
   * The endpoint said no in the words of OAuth.
   *
   * @param error decides what happens next
   * @param suberror Entra's refinement of it, empty when there is none
   * @param claims Entra's claims challenge, JSON, empty when there is none
   * @param providerCode the AADSTS number, for display only
   * @param ids Entra's names for the answer, for its support
   */
  record Refused(
      String error, String suberror, String claims, Optional<String> providerCode, ProviderIds ids)
      implements TokenReply {
    /** A refusal of which nothing but the error is known. */
    public static Refused of(String error) {
      return new Refused(error, "", "", Optional.empty(), ProviderIds.NONE);
    }
  }

  /** No answer, or one that is not OAuth. */
  record Unusable(UpstreamFailure failure) implements TokenReply {}

  /** One function for each case. */
  default <T> T match(
      Function<Issued, T> issued, Function<Refused, T> refused, Function<Unusable, T> unusable) {
    if (this instanceof Issued it) {
      return issued.apply(it);
    }
    return this instanceof Refused it ? refused.apply(it) : unusable.apply((Unusable) this);
  }

  /** Reads an answer that arrived at the given instant. */
  static TokenReply parse(Reply reply, Json json, Instant now) {
    if (reply.status() == 429 || reply.status() >= 500) {
      return new Unusable(UpstreamFailure.of(reply));
    }
    Optional<Wire> wire = json.read(reply.body(), Wire.class);
    if (wire.isEmpty()) {
      return new Unusable(UpstreamFailure.of(reply));
    }
    return wire.get().judge(reply, now);
  }

  /** The JSON as it comes; numbers may be strings (v1.0). */
  record Wire(
      @JsonbProperty("token_type") @Nullable String tokenType,
      @JsonbProperty("access_token") @Nullable String accessToken,
      @JsonbProperty("expires_in") @Nullable Object expiresIn,
      @JsonbProperty("refresh_token") @Nullable String refreshToken,
      @JsonbProperty("id_token") @Nullable String idToken,
      @JsonbProperty("scope") @Nullable String scope,
      @JsonbProperty("error") @Nullable String error,
      @JsonbProperty("suberror") @Nullable String suberror,
      @JsonbProperty("claims") @Nullable String claims,
      @JsonbProperty("error_description") @Nullable String description,
      @JsonbProperty("error_codes") @Nullable Object codes,
      @JsonbProperty("trace_id") @Nullable String traceId,
      @JsonbProperty("correlation_id") @Nullable String correlationId,
      @JsonbProperty("timestamp") @Nullable String timestamp) {
    /** When the provider does not say how long: short, so that a refresh comes early. */
    private static final long DEFAULT_SECONDS = 300;

    /** Reading a number costs the square of its length. */
    private static final int MAX_DIGITS = 40;

    private static final long MAX_SECONDS = Duration.ofDays(2).toSeconds();

    private TokenReply judge(Reply reply, Instant now) {
      if (reply.status() != 200) {
        return error == null ? new Unusable(UpstreamFailure.of(reply)) : refusal(error);
      }
      // A type that is not known must not be used: RFC 6749, section 7.1. Compared without case:
      // 5.1.
      if (accessToken == null || accessToken.isEmpty() || !"bearer".equalsIgnoreCase(tokenType)) {
        return new Unusable(UpstreamFailure.of(reply));
      }
      return new Issued(
          new Tokens(
              new AccessToken(new Secret(accessToken), now.plusSeconds(seconds())),
              secret(refreshToken),
              secret(idToken),
              scope == null ? "" : scope));
    }

    private Refused refusal(String error) {
      return new Refused(
          ProviderText.errorCode(error),
          suberror == null ? "" : ProviderText.errorCode(suberror),
          claims == null ? "" : claims,
          providerCode(),
          ProviderIds.of(traceId, correlationId, timestamp, description));
    }

    private Optional<String> providerCode() {
      Optional<String> listed =
          codes instanceof List<?> numbers ? ProviderText.last(numbers) : Optional.empty();
      return listed.or(() -> Optional.ofNullable(description).flatMap(ProviderText::aadsts));
    }

    private long seconds() {
      String text = String.valueOf(expiresIn);
      if (text.length() > MAX_DIGITS) {
        return DEFAULT_SECONDS;
      }
      try {
        BigDecimal seconds = new BigDecimal(text);
        return seconds.max(BigDecimal.ZERO).min(BigDecimal.valueOf(MAX_SECONDS)).longValue();
      } catch (NumberFormatException e) {
        return DEFAULT_SECONDS;
      }
    }

    private static Optional<Secret> secret(@Nullable String value) {
      return Optional.ofNullable(value).filter(text -> !text.isEmpty()).map(Secret::new);
    }

    @Override
    public String toString() {
      return "TokenReply.Wire[error=" + error + "]";
    }
  }
}
