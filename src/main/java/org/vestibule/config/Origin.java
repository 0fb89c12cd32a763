package org.vestibule.config;

/** Where the value of a setting comes from. */
public enum Origin {
  /** A Java system property of the setting's name. */
  SYSTEM_PROPERTY,
  /** An environment variable of the setting's name. */
  ENVIRONMENT,
  /** The properties file that {@code VESTIBULE_CONFIG} names. */
  CONFIG_FILE,
  /** Nowhere: the application's own default holds. */
  DEFAULT,
  /** Nowhere, and there is no default. */
  NOT_SET
}
