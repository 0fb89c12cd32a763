package org.vestibule.doctor;

import java.util.Locale;

/**
 * What a check can find. Each has a text {@code NAME.seen} in {@code Checks.properties}; those that
 * ask for an action also {@code NAME.remedy}.
 */
public enum Outcome {
  // For any check.
  /** An earlier one failed. */
  BLOCKED(State.NOT_CHECKED),
  /** All checks together took too long. */
  TIME_OVER(State.NOT_CHECKED),

  SETTINGS_OK(State.OK),
  SETTINGS_PROBLEM(State.FAILED),
  SETTINGS_CLIENT_ID(State.WARNING),
  SETTINGS_SECRET_ID(State.WARNING),

  ADDRESS_OK(State.OK),
  ADDRESS_LOCAL(State.NOT_APPLICABLE),
  ADDRESS_UNSET(State.WARNING),
  ADDRESS_UNSET_ELSEWHERE(State.FAILED),
  ADDRESS_HOST(State.FAILED),
  ADDRESS_HOST_UNSURE(State.WARNING),
  ADDRESS_SCHEME(State.FAILED),
  ADDRESS_PATH(State.WARNING),

  REGISTRATION_OK(State.OK),
  REGISTRATION_NUMBER(State.WARNING),
  REGISTRATION_IPV6(State.FAILED),
  REGISTRATION_CHARACTERS(State.FAILED),
  REGISTRATION_LENGTH(State.FAILED),

  COOKIES_OK(State.OK),
  COOKIES_LOST(State.FAILED),
  COOKIES_PROGRAM(State.NOT_APPLICABLE),
  COOKIES_LOCAL(State.NOT_APPLICABLE),

  SESSION_OK(State.OK),
  SESSION_IDLE_LONGER(State.WARNING),
  SESSION_SHORT(State.WARNING),
  SESSION_LONG(State.WARNING),

  ENVIRONMENT_OK(State.OK),
  ENVIRONMENT_UNREACHABLE(State.FAILED),
  ENVIRONMENT_DOWN(State.FAILED),
  ENVIRONMENT_OTHER(State.FAILED),
  ENVIRONMENT_NO_CHALLENGE(State.WARNING),
  ENVIRONMENT_AUTHORITY(State.FAILED),
  ENVIRONMENT_RESOURCE(State.FAILED),

  METADATA_OK(State.OK),
  METADATA_UNREACHABLE(State.FAILED),
  METADATA_DOWN(State.FAILED),
  METADATA_TENANT(State.FAILED),
  METADATA_STATUS(State.FAILED),
  METADATA_UNREADABLE(State.FAILED),
  METADATA_MEMBERS(State.FAILED),
  METADATA_ISSUER(State.FAILED),

  TENANT_SET(State.OK),
  TENANT_LEARNT(State.OK),
  TENANT_OTHER(State.FAILED),
  TENANT_UNCONFIRMED(State.OK),
  TENANT_SEVERAL(State.OK),
  TENANT_NOT_ALLOWED(State.WARNING),
  TENANT_NONE(State.NOT_APPLICABLE),

  RESOURCE_LEARNT(State.OK),
  RESOURCE_DEFAULT(State.OK),
  RESOURCE_SET(State.OK),
  RESOURCE_OTHER(State.FAILED),
  RESOURCE_SCOPE(State.FAILED),

  CLOCK_OK(State.OK),
  CLOCK_OFF(State.WARNING),
  CLOCK_WRONG(State.FAILED),
  CLOCK_UNKNOWN(State.NOT_APPLICABLE),

  KEYS_OK(State.OK),
  KEYS_UNREACHABLE(State.FAILED),
  KEYS_STATUS(State.FAILED),
  KEYS_NONE(State.FAILED),
  KEYS_ALGORITHM(State.FAILED),

  CERTIFICATE_OK(State.OK),
  CERTIFICATE_SOON(State.WARNING),
  CERTIFICATE_OVER(State.FAILED),
  CERTIFICATE_EARLY(State.FAILED),
  CERTIFICATE_FILE(State.FAILED),
  CERTIFICATE_NONE(State.NOT_APPLICABLE),

  CREDENTIAL_OK(State.OK),
  CREDENTIAL_PUBLIC(State.NOT_APPLICABLE),
  CREDENTIAL_NOT_OFFERED(State.NOT_APPLICABLE),
  CREDENTIAL_FILE(State.FAILED),
  CREDENTIAL_UNAVAILABLE(State.FAILED),
  /** The provider's refusal, when its number says nothing more precise. */
  CREDENTIAL_REFUSED(State.FAILED),
  /** {@code invalid_client}, when its number says nothing more precise. */
  CREDENTIAL_INVALID(State.FAILED),
  CREDENTIAL_WRONG(State.FAILED),
  CREDENTIAL_SECRET_ID(State.FAILED),
  CREDENTIAL_EXPIRED(State.FAILED),
  CREDENTIAL_MISSING(State.FAILED),
  CREDENTIAL_PUBLIC_CLIENT(State.FAILED),
  CREDENTIAL_CERTIFICATE(State.FAILED),
  CREDENTIAL_CERTIFICATE_OVER(State.FAILED),
  CREDENTIAL_CERTIFICATE_REVOKED(State.FAILED),
  CREDENTIAL_TIME(State.FAILED),
  CREDENTIAL_FEDERATION(State.FAILED),
  CREDENTIAL_UNKNOWN_CLIENT(State.FAILED),
  CREDENTIAL_DISABLED(State.FAILED),
  CREDENTIAL_RESOURCE(State.FAILED),

  APPLICATION_USER_OK(State.OK),
  APPLICATION_USER_NONE(State.NOT_APPLICABLE),
  APPLICATION_USER_TOKEN(State.WARNING),
  APPLICATION_USER_UNAVAILABLE(State.WARNING),

  DISCOVERY_OK(State.OK),
  DISCOVERY_OFF(State.NOT_APPLICABLE),
  DISCOVERY_NONE(State.NOT_APPLICABLE),
  DISCOVERY_UNREACHABLE(State.WARNING),
  DISCOVERY_OTHER(State.WARNING);

  /** How a check went. */
  public enum State {
    /** Well. */
    OK,
    /** It works, or may work, and should be looked at. */
    WARNING,
    /** Users cannot sign in, or not all of them. */
    FAILED,
    /** There is nothing to check. */
    NOT_APPLICABLE,
    /** It could not be checked. */
    NOT_CHECKED;

    /** The name in texts, style sheets and plain text. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  private final State state;

  Outcome(State state) {
    this.state = state;
  }

  /** How the check went. */
  public State state() {
    return state;
  }

  /** Whether somebody has to act. */
  public boolean remediable() {
    return state == State.WARNING || state == State.FAILED;
  }

  /** The key of its texts: {@code credential-secret-id}. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
