package org.vestibule.config;

/** How the application proves who it is. */
public sealed interface Credential {
  /**
   * A client secret.
   *
   * @param basic sent as HTTP Basic instead of in the body
   */
  record ClientSecret(String value, boolean basic) implements Credential {
    @Override
    public String toString() {
      return "ClientSecret[***, basic=" + basic + "]";
    }
  }

  /** None: a public client. */
  record None() implements Credential {}
}
