package org.vestibule.oauth;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.vestibule.http.Secret;

/**
 * What the provider's redirect says. Only {@link #parse} makes a {@link Granted}, and only a {@code
 * Granted} can be redeemed, so the state check cannot be forgotten.
 *
 * @see "RFC 6749, sections 4.1.2 and 4.1.2.1"
 */
public sealed interface AuthorizationResponse {
  /** The user and the provider agreed. */
  final class Granted implements AuthorizationResponse {
    private final Secret code;

    private Granted(Secret code) {
      this.code = code;
    }

    /** The code; only for the token request and the check of {@code c_hash}. */
    public Secret code() {
      return code;
    }
  }

  /**
   * The provider said no.
   *
   * @param error the OAuth error, of the characters that RFC 6749 allows, cut at 60
   * @param cancelled whether the user left the provider's page on purpose
   * @param providerCode Entra's own code, digits only; for display, never for a decision
   * @param ids Entra's names for the answer, for its support
   */
  record Denied(String error, boolean cancelled, Optional<String> providerCode, ProviderIds ids)
      implements AuthorizationResponse {}

  /** An answer that is not believed. */
  record Untrusted(Reason reason) implements AuthorizationResponse {}

  /** One function for each case. */
  default <T> T match(
      Function<Granted, T> granted, Function<Denied, T> denied, Function<Untrusted, T> untrusted) {
    if (this instanceof Granted it) {
      return granted.apply(it);
    }
    return this instanceof Denied it ? denied.apply(it) : untrusted.apply((Untrusted) this);
  }

  /**
   * Who has to answer.
   *
   * @param names whether an {@code iss} is the provider's name
   * @param required whether the provider promised to name itself
   * @see "RFC 9207, section 2.4"
   */
  record Issuer(Predicate<String> names, boolean required) {
    private boolean accepts(Optional<String> iss) {
      return iss.map(names::test).orElse(!required);
    }
  }

  /**
   * Reads an authorization response. The state is compared first, for errors too (RFC 6749, section
   * 10.12); then the issuer, then the error, then the code.
   *
   * @param state the state of the request that is being answered
   */
  static AuthorizationResponse parse(CallbackParameters callback, String state, Issuer issuer) {
    if (callback.doubled()) {
      return new Untrusted(Reason.DOUBLED_PARAMETER);
    }
    if (callback.single("state").filter(new Secret(state)::matches).isEmpty()) {
      return new Untrusted(Reason.STATE);
    }
    if (!issuer.accepts(callback.single("iss"))) {
      return new Untrusted(Reason.ISSUER);
    }
    Optional<String> error = callback.single("error");
    if (error.isPresent()) {
      return new Denied(
          ProviderText.errorCode(error.get()),
          callback.single("error_subcode").filter("cancel"::equals).isPresent(),
          callback.single("error_description").flatMap(ProviderText::aadsts),
          callback.single("error_description").map(ProviderIds::in).orElse(ProviderIds.NONE));
    }
    return callback
        .single("code")
        .<AuthorizationResponse>map(code -> new Granted(new Secret(code)))
        .orElseGet(() -> new Untrusted(Reason.NO_CODE));
  }
}
