package org.vestibule.doctor;

/** What is looked at before the first user comes, in the order in which it is told. */
public enum Check {
  /** The settings: complete, and each as it should be. */
  SETTINGS,
  /** {@code PUBLIC_URL} against what the proxy really sends. */
  ADDRESS,
  /** The addresses to register at the provider. */
  REGISTRATION,
  /** Whether this browser sends cookies back. */
  COOKIES,
  /** How long sessions live, and their cookie. */
  SESSION,
  /** The environment's answer to a call without a token. */
  ENVIRONMENT,
  /** The provider's metadata. */
  METADATA,
  /** The tenant that signs users in, and where it was learnt from. */
  TENANT,
  /** What the access token is asked for, and where it was learnt from. */
  RESOURCE,
  /** This machine's clock against the provider's. */
  CLOCK,
  /** The provider's signing keys. */
  KEYS,
  /** The client's certificate. */
  CERTIFICATE,
  /** Whether the provider accepts the client's credential. */
  CREDENTIAL,
  /** Whether the application is a user of the environment itself. */
  APPLICATION_USER,
  /** Global Discovery, for the list of environments. */
  DISCOVERY
}
